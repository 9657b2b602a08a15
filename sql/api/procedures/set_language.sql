-- Sets the language of the account that calls: `en` or `zh_CN`. Answers {}. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_language(
    IN p_language VARCHAR(8)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_set_language(v_account, p_language) INTO v_answer;
    SELECT v_answer AS answer;
END
