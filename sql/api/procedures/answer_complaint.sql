-- Asks or answers in a complaint as an administrator; both sides read it. Answers {id}. For administrators who may write complaints.
-- Refusals: not_found, own_complaint, complaint_state, text_missing, text_too_long, text_unprintable (content), conversation_full,
-- list_too_long, picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_complaint(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_content TEXT, IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_write_complaint_message(v_account, p_key, 'administrator', p_id, p_content, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
