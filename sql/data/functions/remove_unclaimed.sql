-- A job of the tick: removes private pictures that nothing claimed within a day, at most 500 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.remove_unclaimed()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DELETE FROM ecom_data.attachment WHERE subject IS NULL AND stored_at < v_now - INTERVAL 1 DAY ORDER BY stored_at LIMIT 500;
END
