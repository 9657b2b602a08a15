-- Answers a question under an own product, once, for everybody to read. Answers {id}. For vendors.
-- Refusals: not_found, already_answered, text_missing, text_too_long, text_unprintable (content).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_question(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_content TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_answer_question(v_account, v_vendor, p_key, p_id, p_content) INTO v_answer;
    SELECT v_answer AS answer;
END
