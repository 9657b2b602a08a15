-- The ids of the products the caller marked, for the hearts on the cards: rows of one column `product_id`. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_favourite_ids()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT f.product_id FROM ecom_data.favourite AS f WHERE f.customer_id = v_customer ORDER BY f.product_id;
END
