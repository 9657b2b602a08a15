-- Sets how many of a product lie in the caller's cart (1–9999; 0 takes it out). Naturally repeatable. Answers
-- {product_id, quantity, lines}: lines is how many products the cart holds now (at most 100). For customers.
-- Refusals: not_on_sale, out_of_stock, own_product, quantity_out_of_range (detail: the product), list_full.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_cart_item(IN p_product_id BIGINT UNSIGNED, IN p_quantity DECIMAL(20, 6))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_set_cart_item(v_account, v_customer, p_product_id, p_quantity) INTO v_answer;
    SELECT v_answer AS answer;
END
