-- The customer takes back an order the vendor has not confirmed: placed → cancelled. Stock and held money go back. Answers
-- {id, number, status, version}. For customers.
-- Refusals: not_found, wrong_state, text_too_long, text_unprintable (reason).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.cancel_order(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_reason TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_cancel_order(v_account, v_customer, p_key, p_id, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
