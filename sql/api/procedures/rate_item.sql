-- The customer rates an item of a received order, once: 1 to 5 and words. Answers {review_id}. For customers.
-- Refusals: not_found, wrong_state, already_rated, choice_unknown (rating), text_too_long, text_unprintable (words).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.rate_item(
    IN p_key VARCHAR(64), IN p_item_id BIGINT UNSIGNED, IN p_rating DECIMAL(20, 6), IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_rate_item(v_account, v_customer, p_key, p_item_id, p_rating, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
