-- Ends an own want: no more offers, and those that wait are declined. Answers {id, version}. Refusals: not_found, want_closed.
-- For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.close_want(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_close_want(v_account, v_customer, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
