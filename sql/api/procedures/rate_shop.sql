-- The customer rates a vendor as a whole: 1 to 5 and words; again changes it. Any shop; an individual seller only after an order was
-- received. Says apart whether they bought there. Answers {review_id, bought}. For customers.
-- Refusals: choice_unknown (rating), text_too_long, text_unprintable (words), not_found, own_review, not_bought.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.rate_shop(
    IN p_key VARCHAR(64), IN p_vendor_id BIGINT UNSIGNED, IN p_rating DECIMAL(20, 6), IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_rate_shop(v_account, v_customer, p_key, p_vendor_id, p_rating, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
