-- The account that calls accepts the current terms of use. Repeating it changes nothing. Answers {version}.
-- Refusals: terms_not_accepted (this is not the current version).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.accept_terms(IN p_version INT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_accept_terms(v_account, p_version) INTO v_answer;
    SELECT v_answer AS answer;
END
