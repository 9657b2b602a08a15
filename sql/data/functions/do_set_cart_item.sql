-- The deed of set_cart_item. What was agreed in a bargain, for the quantity agreed, may be put in at its price.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_cart_item(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_product BIGINT UNSIGNED, p_quantity DECIMAL(20, 6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_on_sale TINYINT DEFAULT 0;
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_stock INT;
    DECLARE v_lines INT UNSIGNED;
    DECLARE v_agreed DECIMAL(14, 2);
    IF p_quantity IS NULL OR p_quantity <> FLOOR(p_quantity) OR p_quantity NOT BETWEEN 0 AND 9999 THEN
        CALL ecom_data.refuse('quantity_out_of_range', p_product);
    END IF;
    SELECT c.id INTO p_customer FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    IF p_quantity = 0 THEN
        DELETE FROM ecom_data.cart_item WHERE customer_id = p_customer AND product_id = p_product;
    ELSE
        SELECT
            ecom_data.price_at(p.price, p.special_price, p.special_until, v_now),
            ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now),
            v.account_id,
            COALESCE(s.quantity, 0)
        INTO v_price, v_on_sale, v_owner, v_stock
        FROM ecom_data.product AS p
        INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
        INNER JOIN ecom_data.account AS a ON v.account_id = a.id
        LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id
        WHERE p.id = p_product;
        SELECT MAX(b.price) INTO v_agreed
        FROM ecom_data.bargain AS b
        WHERE
            b.customer_id = p_customer AND b.open_product_id = p_product AND b.status = 'accepted' AND b.quantity = p_quantity
            AND b.expires_at > v_now;
        IF v_agreed IS NOT NULL THEN
            SET v_price = v_agreed, v_on_sale = 1, v_stock = p_quantity;
        END IF;
        IF v_on_sale = 0 THEN
            CALL ecom_data.refuse('not_on_sale', p_product);
        END IF;
        IF v_owner = p_account THEN
            CALL ecom_data.refuse('own_product', p_product);
        END IF;
        IF v_stock < p_quantity THEN
            CALL ecom_data.refuse('out_of_stock', p_product);
        END IF;
        INSERT INTO ecom_data.cart_item (customer_id, product_id, quantity, price_seen, added_at)
        VALUES (p_customer, p_product, p_quantity, v_price, v_now)
        ON DUPLICATE KEY UPDATE quantity = p_quantity, price_seen = v_price;
    END IF;
    SELECT COUNT(*) INTO v_lines FROM ecom_data.cart_item AS c WHERE c.customer_id = p_customer;
    IF v_lines > 100 THEN
        CALL ecom_data.refuse('list_full', 'cart');
    END IF;
    RETURN JSON_OBJECT('product_id', p_product + 0, 'quantity', p_quantity + 0, 'lines', v_lines + 0);
END
