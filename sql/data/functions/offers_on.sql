-- How many offers sellers made on a want, whatever became of them.
-- Example: SELECT ecom_data.offers_on(w.id) AS offers
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.offers_on(p_want BIGINT UNSIGNED)
RETURNS BIGINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT COUNT(*) FROM ecom_data.want_offer AS o WHERE o.want_id = p_want)
