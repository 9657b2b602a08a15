-- Asks something under a product that is on sale; everybody reads it, its vendor answers. Answers {id}.
-- Refusals: not_on_sale, own_question, blocked_by_recipient, too_many_messages, profile_missing, text_missing, text_too_long,
-- text_unprintable (content).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_question(
    IN p_key VARCHAR(64), IN p_product_id BIGINT UNSIGNED, IN p_content TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_ask_question(v_account, p_key, p_product_id, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
