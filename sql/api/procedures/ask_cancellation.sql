-- The customer asks to cancel an order its vendor has confirmed; the vendor answers. It ends by itself when the order is
-- shipped or cancelled. Answers {id, order_id, number, status, version}. For customers.
-- Refusals: not_found, wrong_state, order_request_open, text_missing, text_too_long, text_unprintable (reason).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_cancellation(
    IN p_key VARCHAR(64), IN p_order_id BIGINT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_ask_cancellation(v_account, v_customer, p_key, p_order_id, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
