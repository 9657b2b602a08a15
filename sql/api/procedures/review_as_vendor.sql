-- A vendor reviews another vendor's product that is on sale, once: 1 to 5 and words, shown as a vendor's and counted in no average.
-- Answers {review_id}. For members who sell.
-- Refusals: choice_unknown (rating), text_missing, text_too_long, text_unprintable (words), not_found, own_review, already_rated.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.review_as_vendor(
    IN p_key VARCHAR(64), IN p_product_id BIGINT UNSIGNED, IN p_rating DECIMAL(20, 6), IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_review_as_vendor(v_account, v_vendor, p_key, p_product_id, p_rating, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
