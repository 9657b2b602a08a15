-- The deed of withdraw_broadcast.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_withdraw_broadcast(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_title VARCHAR(120);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'withdraw_broadcast', JSON_ARRAY(p_id, p_version));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT b.version, b.title INTO v_version, v_title FROM ecom_data.broadcast AS b WHERE b.id = p_id FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    UPDATE ecom_data.mailbox_message AS m SET m.in_inbox = 0 WHERE m.id = p_id;
    UPDATE ecom_data.broadcast AS b SET b.withdrawn_at = ecom_data.utc_now(), b.version = b.version + 1 WHERE b.id = p_id;
    CALL ecom_data.audit(p_caller, 'withdraw_broadcast', 'broadcast', p_id, JSON_OBJECT('title', v_title), NULL);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
