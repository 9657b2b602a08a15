-- The shop's clock: UTC to the microsecond, moved only by tests.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.utc_now()
RETURNS DATETIME(6)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN UTC_TIMESTAMP(6) + INTERVAL COALESCE((SELECT c.shift_seconds FROM ecom_data.clock AS c WHERE c.id = 1), 0) SECOND
