-- Forgets a saved search. Answers {}. Refusals: not_found. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_search(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_remove_search(v_account, v_customer, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
