-- The month of the shop a moment (UTC) falls in, as its first day.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.shop_month(p_at DATETIME(6))
RETURNS DATE
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_day DATE DEFAULT ecom_data.shop_date(p_at);
    RETURN v_day - INTERVAL DAYOFMONTH(v_day) - 1 DAY;
END
