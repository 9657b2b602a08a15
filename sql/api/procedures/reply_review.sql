-- The vendor replies to a review of a product of theirs or of their shop, once. Everybody reads it. Answers {id}. For vendors.
-- Refusals: not_found (also hidden ones), already_replied, text_missing, text_too_long, text_unprintable (words).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.reply_review(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_words TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_reply_review(v_account, v_vendor, p_key, p_id, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
