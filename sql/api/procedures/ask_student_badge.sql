-- Asks for the badge of a student of a campus, with pictures of the student card (p_attachments, a JSON array of up to four ids of store_attachment);
-- whoever has a confirmed e-mail address may leave them out, an administrator judges whether it is a campus's. Answers {id}. Refusals: text_missing,
-- text_too_long, text_unprintable (campus), badge_open, evidence_missing, picture_unknown, list_too_long, list_full. For every account.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_student_badge(
    IN p_key VARCHAR(64), IN p_campus TEXT, IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_ask_student_badge(v_account, p_key, p_campus, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
