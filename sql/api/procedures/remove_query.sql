-- Forgets a conditional query of the administrator who calls. Answers {}. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_query(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_remove_query(v_account, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
