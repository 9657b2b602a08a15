-- Says something to both sides of an order, as the marketplace. Answers {id}. Refusals: key_missing,
-- key_used_for_something_else, not_found, own_account (one's own order), text_missing, text_too_long, text_unprintable
-- (content), conversation_full. For administrators who may write post-sale messages.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_post_sale(
    IN p_key VARCHAR(64), IN p_order_id BIGINT UNSIGNED, IN p_content TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_answer_post_sale(v_account, p_key, p_order_id, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
