-- Takes no more messages and questions from whoever sent this message. Answers {id}, which `unblock` takes. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.block_sender(IN p_message_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_block_sender(v_account, p_message_id) INTO v_answer;
    SELECT v_answer AS answer;
END
