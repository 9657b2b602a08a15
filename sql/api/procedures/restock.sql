-- Adds to the stock of a product of the vendor who calls, or takes from it (p_change below zero). Answers {id, stock}.
-- Refusals: key_missing, key_used_for_something_else, not_found, number_out_of_range, stock_too_low.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.restock(IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_change DECIMAL(20, 6))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_restock(v_account, v_vendor, p_key, p_id, p_change) INTO v_answer;
    SELECT v_answer AS answer;
END
