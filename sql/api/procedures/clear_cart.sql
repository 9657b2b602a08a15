-- Empties the caller's cart. Naturally repeatable. Answers {lines: 0}. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.clear_cart()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_clear_cart(v_customer) INTO v_answer;
    SELECT v_answer AS answer;
END
