-- The deed of close_support.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_close_support(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'close_support', JSON_ARRAY(p_id, p_version));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT s.version, s.status INTO v_version, v_status FROM ecom_data.support_conversation AS s WHERE s.id = p_id FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF v_status = 'closed' THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    UPDATE ecom_data.support_conversation AS s
    SET s.status = 'closed', s.closed_at = ecom_data.utc_now(), s.version = s.version + 1
    WHERE s.id = p_id;
    CALL ecom_data.audit(
        p_caller, 'close_support', 'support_conversation', p_id, JSON_OBJECT('status', v_status), JSON_OBJECT('status', 'closed')
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
