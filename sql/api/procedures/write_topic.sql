-- Begins a topic on the community board, as a customer or a vendor (`p_profile`); everybody reads it. Answers {id}.
-- Refusals: choice_unknown (profile), too_many_messages, text_missing, text_too_long, text_unprintable (title, content).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.write_topic(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_title TEXT, IN p_content TEXT
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
    SELECT ecom_data.do_write_post(v_account, p_profile, p_key, NULL, p_title, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
