-- What the others said in a complaint up to and with the id given was read by the side that calls. Answers {}. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mark_complaint_read(IN p_id BIGINT UNSIGNED, IN p_up_to_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_mark_complaint_read(v_account, p_id, p_up_to_id) INTO v_answer;
    SELECT v_answer AS answer;
END
