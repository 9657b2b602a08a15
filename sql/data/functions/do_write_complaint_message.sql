-- The deed of write_complaint_message and answer_complaint: `p_side` is 'administrator' or NULL for one of the two sides.
-- An administrator who is a side does not answer as one.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_write_complaint_message(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_side VARCHAR(16), p_complaint BIGINT UNSIGNED, p_content TEXT, p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_side VARCHAR(16) CHARACTER SET ascii;
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'write_complaint_message', JSON_ARRAY(p_side, p_complaint, p_content, p_attachments)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT
        c.status,
        CASE p_account WHEN c.complainant_account_id THEN 'complainant' WHEN c.accused_account_id THEN 'accused' END
    INTO v_status, v_side
    FROM ecom_data.complaint AS c
    WHERE c.id = p_complaint
    FOR UPDATE;
    IF v_status IS NULL OR (p_side IS NULL AND v_side IS NULL) THEN
        CALL ecom_data.refuse('not_found', p_complaint);
    END IF;
    IF p_side = 'administrator' AND v_side IS NOT NULL THEN
        CALL ecom_data.refuse('own_complaint', p_complaint);
    END IF;
    IF v_status NOT IN ('open', 'appealed') THEN
        CALL ecom_data.refuse('complaint_state', v_status);
    END IF;
    SET v_id = ecom_data.add_complaint_message(p_complaint, p_account, COALESCE(p_side, v_side), 'message', p_content, p_attachments);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
