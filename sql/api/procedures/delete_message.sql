-- Deletes a message from the mailbox of the account that calls; the other side keeps its own. Answers {}. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.delete_message(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_delete_message(v_account, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
