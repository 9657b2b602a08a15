-- Marks a product as a favourite of the caller (1) or takes the mark away (0). Naturally repeatable. Answers
-- {product_id, on}. For customers.
-- Refusals: not_found (no such product, or not on sale), list_full (1,000 favourites).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_favourite(IN p_product_id BIGINT UNSIGNED, IN p_on TINYINT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_set_favourite(v_customer, p_product_id, p_on) INTO v_answer;
    SELECT v_answer AS answer;
END
