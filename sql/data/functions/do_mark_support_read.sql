-- The deed of mark_support_read: the administrators' answers up to and with the id count as read.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_support_read(
    p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED, p_up_to_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_found BIGINT UNSIGNED;
    DECLARE v_left INT UNSIGNED;
    SELECT s.id INTO v_found
    FROM ecom_data.support_conversation AS s
    WHERE s.id = p_id AND s.account_id = p_account
    FOR UPDATE;
    IF v_found IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    UPDATE ecom_data.support_message AS m
    SET m.read_at = ecom_data.utc_now()
    WHERE m.conversation_id = p_id AND m.side = 'administrator' AND m.id <= p_up_to_id AND m.read_at IS NULL;
    SELECT COUNT(*) INTO v_left
    FROM ecom_data.support_message AS m
    WHERE m.conversation_id = p_id AND m.side = 'administrator' AND m.read_at IS NULL
    FOR UPDATE;
    UPDATE ecom_data.support_conversation AS s SET s.member_unread = v_left WHERE s.id = p_id;
    RETURN JSON_OBJECT();
END
