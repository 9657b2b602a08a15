-- Marks what the administrators answered in an own conversation as read, up to and with the id given. Answers {}. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mark_support_read(
    IN p_conversation_id BIGINT UNSIGNED, IN p_up_to_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_mark_support_read(v_account, p_conversation_id, p_up_to_id) INTO v_answer;
    SELECT v_answer AS answer;
END
