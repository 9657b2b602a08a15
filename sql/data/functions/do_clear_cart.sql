-- The deed of clear_cart.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_clear_cart(p_customer BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DELETE FROM ecom_data.cart_item WHERE customer_id = p_customer;
    RETURN JSON_OBJECT('lines', 0);
END
