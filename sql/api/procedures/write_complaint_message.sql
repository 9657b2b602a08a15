-- Says something in a complaint, as one of its two sides, with up to six private pictures (a JSON array of ids). Answers {id}.
-- Refusals: not_found, complaint_state, text_missing, text_too_long, text_unprintable (content), conversation_full, list_too_long,
-- picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.write_complaint_message(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_content TEXT, IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_write_complaint_message(v_account, p_key, NULL, p_id, p_content, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
