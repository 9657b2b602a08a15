-- Reports a message that came to the administrators: a conversation with them begins with the message and the reader's words.
-- Answers {id} of the conversation. Refusals: not_found, too_many_conversations, text_missing, text_too_long, text_unprintable (words).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.report_message(
    IN p_key VARCHAR(64), IN p_message_id BIGINT UNSIGNED, IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_report_message(v_account, p_key, p_message_id, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
