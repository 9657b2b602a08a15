-- Appeals against the verdict on a complaint, as the side that lost, once and within the days of the setting `appeal_days`; another
-- administrator decides then. Answers {id}.
-- Refusals: not_found, complaint_state, appeal_over, text_missing, text_too_long, text_unprintable (content), list_too_long,
-- picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.appeal_complaint(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_content TEXT, IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_appeal_complaint(v_account, p_key, p_id, p_content, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
