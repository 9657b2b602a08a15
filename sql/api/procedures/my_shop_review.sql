-- How the customer who calls has rated a vendor as a whole: a row id, rating, words, reply; none when they have not. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_shop_review(IN p_vendor_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT
        r.id,
        r.rating,
        r.words,
        r.reply
    FROM ecom_data.review AS r
    WHERE r.seller_id = p_vendor_id AND r.shop_customer_id = v_customer;
END
