-- Says something about an order to its other side, as its customer or its vendor (`p_profile`). Answers {id}.
-- Refusals: choice_unknown (profile), not_found, text_missing, text_too_long, text_unprintable (content), conversation_full.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.write_post_sale_message(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_order_id BIGINT UNSIGNED, IN p_content TEXT
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
    SELECT ecom_data.do_write_post_sale_message(v_account, p_profile, v_profile, p_key, p_order_id, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
