-- Mails the account that calls a code that proves its e-mail address. Safe to repeat with the same key. Answers {email}.
-- Refusals: mail_is_off, text_missing (there is no address), too_many_codes.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_email_code(IN p_key VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_ask_email_code(v_account, p_key) INTO v_answer;
    SELECT v_answer AS answer;
END
