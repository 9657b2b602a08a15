-- Answers somebody as the administrators; who answers first takes the conversation on. Answers {id} of the message. For administrators
-- who may write support. `p_attachments` is a JSON array of at most 6 stored pictures, or NULL. Refusals: not_found, own_request,
-- conversation_full, text_missing, text_too_long, text_unprintable (content), list_too_long, picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_support(
    IN p_key VARCHAR(64), IN p_conversation_id BIGINT UNSIGNED, IN p_content TEXT, IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_write_support(v_account, 'administrator', p_key, p_conversation_id, p_content, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
