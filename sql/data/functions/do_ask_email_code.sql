-- The deed of ask_email_code.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_email_code(p_account BIGINT UNSIGNED, p_key VARCHAR(64))
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_email VARCHAR(254);
    DECLARE v_verified DATETIME(6);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_email_code', '');
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF ecom_data.setting_number('mail_is_on') = 0 THEN
        CALL ecom_data.refuse('mail_is_off', NULL);
    END IF;
    SELECT a.email, a.email_verified_at INTO v_email, v_verified
    FROM ecom_data.account AS a
    WHERE a.id = p_account
    FOR UPDATE;
    IF v_email IS NULL THEN
        CALL ecom_data.refuse('text_missing', 'email');
    END IF;
    IF v_verified IS NULL AND ecom_data.queue_email_code(p_account) = 0 THEN
        CALL ecom_data.refuse('too_many_codes', NULL);
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('email', v_email));
END
