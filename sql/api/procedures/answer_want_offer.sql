-- Accepts or declines (p_decision: accepted, declined) an offer on an own want, with words or without. The vendor is told.
-- Answers {id, status}. Refusals: not_found, offer_closed, choice_unknown, text_too_long, text_unprintable. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_want_offer(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_decision TEXT, IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_answer_want_offer(v_account, v_customer, p_key, p_id, p_decision, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
