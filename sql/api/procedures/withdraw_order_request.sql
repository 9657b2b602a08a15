-- The customer takes back what they asked about an order and the vendor has not answered. Answers {id, order_id, number, status,
-- version}. For customers. Refusals: not_found, request_is_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.withdraw_order_request(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_withdraw_order_request(v_account, v_customer, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
