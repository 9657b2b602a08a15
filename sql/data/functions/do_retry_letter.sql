-- The deed of retry_letter. Whoever asked for a code to a forgotten password an hour ago has asked again or given up: the sender
-- would not send it either.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_retry_letter(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_kind VARCHAR(40);
    DECLARE v_recipient VARCHAR(254);
    DECLARE v_written DATETIME(6);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'retry_letter', JSON_ARRAY(p_id));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT m.status, m.kind, m.recipient, m.written_at INTO v_status, v_kind, v_recipient, v_written
    FROM ecom_data.mail AS m
    WHERE m.id = p_id
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_status <> 'failed' THEN
        CALL ecom_data.refuse('letter_state', v_status);
    END IF;
    IF v_kind = 'recovery_code' AND v_written < ecom_data.utc_now() - INTERVAL 1 HOUR THEN
        CALL ecom_data.refuse('letter_outdated', p_id);
    END IF;
    UPDATE ecom_data.mail AS m
    SET m.status = 'waiting', m.tries = 0, m.due_at = ecom_data.utc_now()
    WHERE m.id = p_id;
    CALL ecom_data.audit(
        p_caller, 'retry_letter', 'letter', p_id, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', 'waiting', 'kind', v_kind, 'recipient', v_recipient)
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', p_id + 0));
END
