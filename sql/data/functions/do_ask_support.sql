-- The deed of ask_support.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_support(
    p_account BIGINT UNSIGNED, p_profile VARCHAR(16), p_key VARCHAR(64), p_subject TEXT, p_content TEXT,
    p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_support', JSON_ARRAY(p_profile, p_subject, p_content, p_attachments));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('subject', p_subject, 1, 120, 0);
    CALL ecom_data.check_text('content', p_content, 1, 4000, 1);
    SET v_id = ecom_data.open_support(p_account, p_profile, TRIM(p_subject), p_content, p_attachments, NULL);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
