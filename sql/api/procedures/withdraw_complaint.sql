-- Takes an own complaint back that nobody has decided. Answers {id}. Refusals: not_found, complaint_state.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.withdraw_complaint(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_withdraw_complaint(v_account, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
