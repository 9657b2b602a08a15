-- The deed of appeal_complaint.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_appeal_complaint(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_complaint BIGINT UNSIGNED, p_words TEXT, p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_side VARCHAR(16) CHARACTER SET ascii;
    DECLARE v_status VARCHAR(16);
    DECLARE v_decided_at DATETIME(6);
    DECLARE v_appealed_at DATETIME(6);
    DECLARE v_message BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'appeal_complaint', JSON_ARRAY(p_complaint, p_words, p_attachments)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_side = ecom_data.lock_complaint(p_complaint, p_account);
    SELECT c.status, c.decided_at, c.appealed_at INTO v_status, v_decided_at, v_appealed_at
    FROM ecom_data.complaint AS c
    WHERE c.id = p_complaint
    FOR UPDATE;
    IF v_status NOT IN ('upheld', 'rejected') THEN
        CALL ecom_data.refuse('complaint_state', v_status);
    END IF;
    IF ecom_data.may_appeal(v_side, v_status, v_decided_at, v_appealed_at) = 0 THEN
        CALL ecom_data.refuse('appeal_over', p_complaint);
    END IF;
    UPDATE ecom_data.complaint AS c
    SET c.status = 'appealed', c.appealed_by = p_account, c.appealed_at = ecom_data.utc_now(), c.version = c.version + 1
    WHERE c.id = p_complaint;
    SET v_message = ecom_data.add_complaint_message(p_complaint, p_account, v_side, 'appeal', p_words, p_attachments);
    CALL ecom_data.tell_complaint(p_complaint, 'complaint_appealed', p_account);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_complaint + 0));
END
