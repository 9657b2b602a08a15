-- Proves the e-mail address of the account that calls with the code that was mailed to it; an address that is verified stays so.
-- Answers {email}. Refusals: email_code_wrong, code_expired (also when none was mailed to this address), too_many_codes_tried (five
-- wrong ones for one code).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.verify_email(IN p_code VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_verify_email(v_account, p_code) INTO v_answer;
    IF JSON_EXTRACT(v_answer, '$.refused') IS NOT NULL THEN
        CALL ecom_data.refuse('email_code_wrong', 'code');
    END IF;
    SELECT v_answer AS answer;
END
