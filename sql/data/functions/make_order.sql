-- One order of a checkout: the lines of `p_items` (see take_line) that are this vendor's, with recipient and address as
-- given. Moves wallet money into escrow, writes the first event and the figures, and tells the vendor. Gives back
-- {id, number, vendor_id, vendor_name, total}. Refusals: balance_too_low.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.make_order(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_checkout BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_items JSON,
    p_payment VARCHAR(32), p_delivery VARCHAR(32), p_customer_name VARCHAR(80), p_recipient VARCHAR(80), p_phone VARCHAR(32),
    p_address VARCHAR(400), p_meeting_place VARCHAR(200), p_meeting_at DATETIME(6), p_note VARCHAR(500), p_at DATETIME(6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii DEFAULT ecom_data.public_number();
    DECLARE v_day DATE DEFAULT ecom_data.shop_date(p_at);
    DECLARE v_total DECIMAL(14, 2);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_vendor_account BIGINT UNSIGNED;
    DECLARE v_first_item VARCHAR(120);
    DECLARE v_transaction BIGINT UNSIGNED;
    DECLARE v_lines INT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_picture CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_quantity INT UNSIGNED;
    DECLARE items CURSOR FOR
    SELECT i.product_id, i.category_id, i.name, i.picture_id, i.price, i.quantity
    FROM JSON_TABLE(p_items, '$[*]' COLUMNS (
        vendor_id BIGINT UNSIGNED PATH '$.vendor_id', product_id BIGINT UNSIGNED PATH '$.product_id',
        category_id BIGINT UNSIGNED PATH '$.category_id', name VARCHAR(120) PATH '$.name',
        picture_id CHAR(64) PATH '$.picture_id', price DECIMAL(14, 2) PATH '$.price', quantity INT UNSIGNED PATH '$.quantity'
    )) AS i
    WHERE i.vendor_id = p_vendor
    ORDER BY i.product_id;
    SELECT SUM(i.price * i.quantity), SUM(i.quantity), COUNT(*), MIN(i.vendor_name), MIN(i.vendor_account)
    INTO v_total, v_count, v_lines, v_vendor_name, v_vendor_account
    FROM JSON_TABLE(p_items, '$[*]' COLUMNS (
        vendor_id BIGINT UNSIGNED PATH '$.vendor_id', vendor_name VARCHAR(80) PATH '$.vendor_name',
        vendor_account BIGINT UNSIGNED PATH '$.vendor_account', price DECIMAL(14, 2) PATH '$.price',
        quantity INT UNSIGNED PATH '$.quantity'
    )) AS i
    WHERE i.vendor_id = p_vendor;
    INSERT INTO ecom_data.orders (
        number, checkout_id, customer_id, vendor_id, customer_name, vendor_name, payment, paid_at, delivery, recipient, phone,
        address, meeting_place, meeting_at, handover_code, note, item_count, items_total, total, placed_on, placed_at
    ) VALUES (
        v_number, p_checkout, p_customer, p_vendor, p_customer_name, v_vendor_name, p_payment, IF(p_payment = 'wallet', p_at, NULL),
        p_delivery, p_recipient, p_phone, p_address, p_meeting_place, p_meeting_at,
        IF(p_delivery = 'in_person', SUBSTRING(ecom_data.public_number(), 7, 6), NULL),
        p_note, v_count, v_total, v_total, v_day, p_at
    );
    SET v_order = LAST_INSERT_ID();
    -- Row by row: INSERT … SELECT would hold MariaDB's auto-increment lock of the items until the whole deed ends.
    OPEN items;
    WHILE v_lines > 0 DO
        FETCH items INTO v_product, v_category, v_name, v_picture, v_price, v_quantity;
        INSERT INTO ecom_data.order_item (order_id, product_id, category_id, name, picture_id, price, quantity, total)
        VALUES (v_order, v_product, v_category, v_name, v_picture, v_price, v_quantity, v_price * v_quantity);
        SET v_first_item = COALESCE(v_first_item, v_name);
        SET v_lines = v_lines - 1;
    END WHILE;
    CLOSE items;
    CALL ecom_data.count_sales(v_order, 'placed', v_day);
    INSERT INTO ecom_data.order_event (order_id, account_id, actor, to_status, happened_at)
    VALUES (v_order, p_account, 'customer', 'placed', p_at);
    INSERT INTO ecom_data.state_change (to_status) VALUES ('placed');
    IF p_payment = 'wallet' THEN
        SET v_transaction = ecom_data.move_money(
            'payment', ecom_data.person_wallet(p_account, 'cash'), ecom_data.shop_wallet('escrow'), v_total, v_order, NULL, p_account, ''
        );
    END IF;
    CALL ecom_data.notify(v_vendor_account, 'vendor', 'new_order', JSON_OBJECT(
        'order_id', v_order + 0, 'number', v_number, 'total', CAST(v_total AS CHAR), 'customer_name', p_customer_name, 'item', v_first_item
    ));
    RETURN JSON_OBJECT(
        'id', v_order + 0, 'number', v_number, 'vendor_id', p_vendor + 0, 'vendor_name', v_vendor_name, 'total', CAST(v_total AS CHAR)
    );
END
