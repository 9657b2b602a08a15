-- The deed of mark_complaint_read.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_complaint_read(
    p_account BIGINT UNSIGNED, p_complaint BIGINT UNSIGNED, p_up_to_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_side VARCHAR(16) CHARACTER SET ascii;
    DECLARE v_left INT UNSIGNED;
    SET v_side = ecom_data.lock_complaint(p_complaint, p_account);
    SELECT COUNT(*) INTO v_left
    FROM ecom_data.complaint_message AS m
    WHERE m.complaint_id = p_complaint AND m.id > p_up_to_id AND m.side <> v_side
    FOR UPDATE;
    UPDATE ecom_data.complaint_party AS p
    SET p.unread = LEAST(p.unread, v_left)
    WHERE p.complaint_id = p_complaint AND p.side = v_side;
    RETURN JSON_OBJECT();
END
