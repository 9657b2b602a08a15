-- The deed of mark_notifications_read.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_notifications_read(
    p_account BIGINT UNSIGNED, p_profile VARCHAR(16), p_up_to_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    UPDATE ecom_data.notification AS n
    SET n.read_at = ecom_data.utc_now()
    WHERE n.account_id = p_account AND n.profile = p_profile AND n.read_at IS NULL AND n.id <= p_up_to_id;
    RETURN JSON_OBJECT();
END
