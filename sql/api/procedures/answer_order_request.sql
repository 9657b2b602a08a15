-- The vendor accepts (`p_decision` accept) or refuses what a customer asked about an order; a refusal needs words (`p_answer`). Accepted:
-- a cancellation cancels the order; a return or refund pays back (from the vendor's wallet where it was paid by wallet; what that does not
-- cover becomes a debt), the items count as returned, and with `p_restock` 1 returned goods are on sale again. An order of which
-- nothing is left is returned. Answers {id, number, status, version} (of the request with order_id, or of the order that moved). For vendors.
-- Refusals: not_found, request_is_closed, choice_unknown, text_missing, text_too_long, text_unprintable (answer), wrong_state.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.answer_order_request(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_decision TEXT, IN p_answer TEXT, IN p_restock TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_answer_order_request(v_account, v_vendor, p_key, p_id, p_decision, p_answer, p_restock) INTO v_answer;
    SELECT v_answer AS answer;
END
