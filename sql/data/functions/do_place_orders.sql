-- The deed of place_orders. Locks stock rows in product order first, then products and vendors (shared), then the
-- customer's wallet.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_place_orders(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_lines LONGTEXT, p_total DECIMAL(20, 6),
    p_payment VARCHAR(32), p_delivery VARCHAR(32), p_address_id BIGINT UNSIGNED, p_meeting_place TEXT, p_meeting_at DATETIME(6),
    p_note TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_orders JSON DEFAULT JSON_ARRAY();
    DECLARE v_items JSON DEFAULT JSON_ARRAY();
    DECLARE v_checkout BIGINT UNSIGNED;
    DECLARE v_count INT UNSIGNED;
    DECLARE v_products INT UNSIGNED;
    DECLARE v_index INT UNSIGNED DEFAULT 0;
    DECLARE v_product DECIMAL(20, 0);
    DECLARE v_quantity DECIMAL(20, 6);
    DECLARE v_price DECIMAL(20, 6);
    DECLARE v_total DECIMAL(30, 2) DEFAULT 0;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_customer_name VARCHAR(80);
    DECLARE v_recipient VARCHAR(80);
    DECLARE v_phone VARCHAR(32);
    DECLARE v_address VARCHAR(400) DEFAULT '';
    DECLARE chosen CURSOR FOR
    SELECT l.product_id, l.quantity, l.price
    FROM JSON_TABLE(p_lines, '$[*]' COLUMNS (
        product_id DECIMAL(20, 0) PATH '$.product_id', quantity DECIMAL(20, 6) PATH '$.quantity', price DECIMAL(20, 6) PATH '$.price'
    )) AS l
    ORDER BY l.product_id;
    DECLARE vendors CURSOR FOR
    SELECT i.vendor_id
    FROM JSON_TABLE(v_items, '$[*]' COLUMNS (vendor_id BIGINT UNSIGNED PATH '$.vendor_id')) AS i
    GROUP BY i.vendor_id
    ORDER BY i.vendor_id;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'place_orders', JSON_ARRAY(
        p_lines, p_total, p_payment, p_delivery, p_address_id, p_meeting_place,
        p_meeting_at, p_note
    ));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;

    IF COALESCE(p_payment, '') NOT IN ('wallet', 'bank_transfer', 'cash_on_delivery') THEN
        CALL ecom_data.refuse('choice_unknown', 'payment');
    END IF;
    IF COALESCE(p_delivery, '') NOT IN ('address', 'in_person') THEN
        CALL ecom_data.refuse('choice_unknown', 'delivery');
    END IF;
    CALL ecom_data.check_text('note', p_note, 0, 500, 1);
    SELECT c.name, c.name, COALESCE(c.contact_number, '')
    INTO v_customer_name, v_recipient, v_phone
    FROM ecom_data.customer AS c
    WHERE c.id = p_customer;
    IF p_delivery = 'address' THEN
        SET v_recipient = NULL;
        SELECT a.recipient, a.phone, TRIM(CONCAT(a.region, ' ', a.street))
        INTO v_recipient, v_phone, v_address
        FROM ecom_data.address AS a
        WHERE a.id = p_address_id AND a.customer_id = p_customer;
        IF v_recipient IS NULL THEN
            CALL ecom_data.refuse('not_found', 'address_id');
        END IF;
        SET p_meeting_place = '', p_meeting_at = NULL;
    ELSE
        CALL ecom_data.check_text('meeting_place', p_meeting_place, 1, 200, 0);
        IF p_meeting_at IS NULL OR p_meeting_at < v_now OR p_meeting_at > v_now + INTERVAL 1 YEAR THEN
            CALL ecom_data.refuse('date_out_of_range', 'meeting_at');
        END IF;
    END IF;

    IF ecom_data.json_kind(p_lines) <> 'ARRAY' THEN
        CALL ecom_data.refuse('choice_unknown', 'lines');
    END IF;
    SELECT COUNT(*), COUNT(DISTINCT l.product_id) INTO v_count, v_products
    FROM JSON_TABLE(p_lines, '$[*]' COLUMNS (product_id DECIMAL(20, 0) PATH '$.product_id')) AS l;
    IF v_count = 0 THEN
        CALL ecom_data.refuse('cart_empty', NULL);
    END IF;
    IF v_count > 100 THEN
        CALL ecom_data.refuse('list_full', 'cart');
    END IF;
    IF v_products < v_count THEN
        CALL ecom_data.refuse('duplicate_line', NULL);
    END IF;

    OPEN chosen;
    WHILE v_index < v_count DO
        FETCH chosen INTO v_product, v_quantity, v_price;
        IF v_quantity IS NULL OR v_quantity <> FLOOR(v_quantity) OR v_quantity NOT BETWEEN 1 AND 9999 THEN
            CALL ecom_data.refuse('quantity_out_of_range', v_product);
        END IF;
        IF v_product NOT BETWEEN 1 AND 9223372036854775807 THEN
            CALL ecom_data.refuse('not_on_sale', v_product);
        END IF;
        SET v_items = JSON_ARRAY_APPEND(v_items, '$', JSON_EXTRACT(
            ecom_data.take_line(p_account, v_product, v_quantity, v_price, v_now), '$'
        ));
        SET v_total = v_total + v_price * v_quantity;
        DELETE FROM ecom_data.cart_item WHERE customer_id = p_customer AND product_id = v_product;
        SET v_index = v_index + 1;
    END WHILE;
    CLOSE chosen;
    IF v_total > 999999999.99 THEN
        CALL ecom_data.refuse('amount_out_of_range', 'total');
    END IF;
    IF p_total IS NULL OR p_total <> v_total THEN
        CALL ecom_data.refuse('total_changed', v_total);
    END IF;

    INSERT INTO ecom_data.checkout (customer_id, total, placed_at) VALUES (p_customer, v_total, v_now);
    SET v_checkout = LAST_INSERT_ID();
    SELECT COUNT(DISTINCT i.vendor_id) INTO v_count
    FROM JSON_TABLE(v_items, '$[*]' COLUMNS (vendor_id BIGINT UNSIGNED PATH '$.vendor_id')) AS i;
    SET v_index = 0;
    OPEN vendors;
    WHILE v_index < v_count DO
        FETCH vendors INTO v_vendor;
        SET v_orders = JSON_ARRAY_APPEND(v_orders, '$', JSON_EXTRACT(
            ecom_data.make_order(
                p_account, p_customer, v_checkout, v_vendor, v_items, p_payment, p_delivery, v_customer_name, v_recipient, v_phone,
                v_address, TRIM(COALESCE(p_meeting_place, '')), p_meeting_at, TRIM(COALESCE(p_note, '')), v_now
            ), '$'
        ));
        SET v_index = v_index + 1;
    END WHILE;
    CLOSE vendors;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT(
        'checkout_id', v_checkout + 0, 'total', CAST(CAST(v_total AS DECIMAL(14, 2)) AS CHAR), 'orders', JSON_EXTRACT(v_orders, '$')
    ));
END
