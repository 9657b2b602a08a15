-- The deed of withdraw_complaint.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_withdraw_complaint(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_complaint BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'withdraw_complaint', JSON_ARRAY(p_complaint));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF ecom_data.lock_complaint(p_complaint, p_account) <> 'complainant' THEN
        CALL ecom_data.refuse('not_found', p_complaint);
    END IF;
    SELECT c.status INTO v_status FROM ecom_data.complaint AS c WHERE c.id = p_complaint FOR UPDATE;
    IF v_status <> 'open' THEN
        CALL ecom_data.refuse('complaint_state', v_status);
    END IF;
    UPDATE ecom_data.complaint AS c SET c.status = 'withdrawn', c.version = c.version + 1 WHERE c.id = p_complaint;
    CALL ecom_data.tell_complaint(p_complaint, 'complaint_withdrawn', p_account);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_complaint + 0));
END
