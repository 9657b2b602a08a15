-- The day of the shop a moment (UTC) falls on.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.shop_date(p_at DATETIME(6))
RETURNS DATE
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT d.day FROM ecom_data.shop_day AS d WHERE d.starts_at <= p_at ORDER BY d.starts_at DESC LIMIT 1)
