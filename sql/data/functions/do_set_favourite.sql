-- The deed of set_favourite.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_favourite(
    p_customer BIGINT UNSIGNED, p_product BIGINT UNSIGNED, p_on TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_price DECIMAL(14, 2);
    SELECT c.id INTO p_customer FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    IF COALESCE(p_on, 0) = 0 THEN
        DELETE FROM ecom_data.favourite WHERE customer_id = p_customer AND product_id = p_product;
        RETURN JSON_OBJECT('product_id', p_product + 0, 'on', 0);
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM ecom_data.favourite AS f WHERE f.customer_id = p_customer AND f.product_id = p_product
    ) THEN
        SELECT ecom_data.price_at(p.price, p.special_price, p.special_until, v_now) INTO v_price
        FROM ecom_data.product AS p
        WHERE p.id = p_product AND p.status = 'on_sale';
        IF v_price IS NULL THEN
            CALL ecom_data.refuse('not_found', p_product);
        END IF;
        IF (SELECT COUNT(*) FROM ecom_data.favourite AS f WHERE f.customer_id = p_customer) >= 1000 THEN
            CALL ecom_data.refuse('list_full', 'favourites');
        END IF;
        INSERT INTO ecom_data.favourite (customer_id, product_id, price_seen, added_at)
        VALUES (p_customer, p_product, v_price, v_now)
        ON DUPLICATE KEY UPDATE product_id = p_product;
    END IF;
    RETURN JSON_OBJECT('product_id', p_product + 0, 'on', 1);
END
