-- The customer has the goods: shipped → received, or confirmed → received where they met. Held money goes to the vendor. The
-- hand-over code may be left out (NULL): it is the customer's own. Answers {id, number, status, version}. For customers.
-- Refusals: not_found, wrong_state, code_wrong.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.confirm_delivery(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_code VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_confirm_delivery(v_account, v_customer, p_key, p_id, p_code) INTO v_answer;
    SELECT v_answer AS answer;
END
