-- Replies to a topic on the community board, as a customer or a vendor (`p_profile`). Answers {id}.
-- Refusals: choice_unknown (profile), not_found, conversation_full, blocked_by_recipient, too_many_messages, text_missing, text_too_long,
-- text_unprintable (content).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.write_reply(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_topic_id BIGINT UNSIGNED, IN p_content TEXT
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
    IF p_topic_id IS NULL THEN
        CALL ecom_data.refuse('not_found', NULL);
    END IF;
    SELECT ecom_data.do_write_post(v_account, p_profile, p_key, p_topic_id, NULL, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
