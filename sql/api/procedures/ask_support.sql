-- Opens a conversation with the administrators of the shop, as a customer or a vendor (`p_profile`). `p_attachments` is a JSON array of
-- at most 6 stored pictures, or NULL. Answers {id}. Refusals: choice_unknown (profile), too_many_conversations, text_missing,
-- text_too_long, text_unprintable (subject, content), list_too_long, picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_support(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_subject TEXT, IN p_content TEXT, IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT ecom_data.do_ask_support(v_account, p_profile, p_key, p_subject, p_content, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
