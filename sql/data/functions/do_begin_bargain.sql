-- The deed of begin_bargain. A customer has at most 50 open bargains.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_begin_bargain(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_product BIGINT UNSIGNED, p_quantity DECIMAL(20, 6),
    p_price DECIMAL(20, 6), p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_stock INT;
    DECLARE v_on_sale TINYINT;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'begin_bargain', JSON_ARRAY(p_product, p_quantity, p_price, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('words', p_words, 0, 500, 1);
    CALL ecom_data.check_price('price', p_price);
    IF p_quantity IS NULL OR p_quantity <> FLOOR(p_quantity) OR p_quantity NOT BETWEEN 1 AND 9999 THEN
        CALL ecom_data.refuse('quantity_out_of_range', p_product);
    END IF;
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_product FOR UPDATE;
    SELECT
        ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now),
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now), p.vendor_id, v.account_id
    INTO v_on_sale, v_price, v_vendor, v_owner
    FROM ecom_data.product AS p
    INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE p.id = p_product
    LOCK IN SHARE MODE;
    IF COALESCE(v_on_sale, 0) = 0 THEN
        CALL ecom_data.refuse('not_on_sale', p_product);
    END IF;
    IF v_owner = p_account THEN
        CALL ecom_data.refuse('own_product', p_product);
    END IF;
    IF ecom_data.is_blocked(v_owner, p_account) THEN
        CALL ecom_data.refuse('blocked_by_recipient', NULL);
    END IF;
    IF v_stock < p_quantity THEN
        CALL ecom_data.refuse('out_of_stock', p_product);
    END IF;
    IF p_price >= v_price THEN
        CALL ecom_data.refuse('price_not_lower', 'price');
    END IF;
    SELECT c.id INTO p_customer FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM ecom_data.bargain AS b WHERE b.customer_id = p_customer AND b.open_product_id = p_product FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('bargain_open', p_product);
    END IF;
    IF (
        SELECT COUNT(*) FROM ecom_data.bargain AS b WHERE b.customer_id = p_customer AND b.open_product_id IS NOT NULL FOR UPDATE
    ) >= 50 THEN
        CALL ecom_data.refuse('list_full', 'bargains');
    END IF;
    INSERT INTO ecom_data.bargain (
        product_id, open_product_id, customer_id, vendor_id, quantity, status, price, shown_price, begun_at, changed_at, expires_at,
        vendor_rank, version
    )
    VALUES (p_product, p_product, p_customer, v_vendor, p_quantity, 'asked', p_price, v_price, v_now, v_now, v_now, '', 0);
    SET v_id = LAST_INSERT_ID();
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_bargain(
        v_id, 'customer', IF(p_price IS NULL, 'ask', 'offer'), 'asked', p_price, TRIM(COALESCE(p_words, ''))
    ));
END
