-- Answers an open want with one of the own products on sale (p_product_id), with words, or with both. Its owner is told.
-- Answers {id}. Refusals: not_found, want_closed, own_want, not_on_sale, offered_already, list_full, text_missing (neither
-- product nor words), text_too_long, text_unprintable. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.offer_on_want(
    IN p_key VARCHAR(64), IN p_want_id BIGINT UNSIGNED, IN p_product_id BIGINT UNSIGNED, IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_offer_on_want(v_account, v_vendor, p_key, p_want_id, p_product_id, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
