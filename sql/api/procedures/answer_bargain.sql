-- The next step in a bargain, as its customer or its vendor (p_profile), from the version seen. Whose turn it is may `accept` the price
-- named last (p_price says which), `refuse`, or `counter` with another p_price. What is agreed is held for the customer for the hours of the
-- setting bargain_hours, out of everybody's reach. `withdraw`: the customer takes the question or an agreement back, the
-- vendor a counter-offer. Answers {id, version, status, price, expires_at}. Refusals: choice_unknown, not_found, bargain_closed, changed_meanwhile,
-- not_your_turn, not_on_sale, out_of_stock, price_changed, price_not_lower, amount_out_of_range, text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_bargain(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_act TEXT,
    IN p_price DECIMAL(20, 6), IN p_words TEXT
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
    SELECT ecom_data.do_answer_bargain(v_account, p_profile, v_profile, p_key, p_id, p_version, p_act, p_price, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
