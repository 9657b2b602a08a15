-- The deed of save_product. A product that is there is locked stock first, as orders do.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_product(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED,
    p_name TEXT, p_description TEXT, p_category BIGINT UNSIGNED, p_price DECIMAL(20, 6), p_special_price DECIMAL(20, 6),
    p_special_until DATETIME(6), p_condition TEXT, p_isbn_or_model TEXT, p_campus TEXT, p_low_stock_at DECIMAL(20, 6),
    p_stock DECIMAL(20, 6), p_pictures TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_product BIGINT UNSIGNED DEFAULT p_id;
    DECLARE v_version INT UNSIGNED DEFAULT 1;
    DECLARE v_ignored BIGINT;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'save_product', JSON_ARRAY(
        p_id, p_version, p_name, p_description, p_category, p_price, p_special_price,
        p_special_until, p_condition, p_isbn_or_model, p_campus, p_low_stock_at, p_stock, p_pictures
    ));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_id IS NOT NULL THEN
        IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
            CALL ecom_data.refuse('not_found', p_id);
        END IF;
        SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
        SELECT p.version INTO v_version FROM ecom_data.product AS p WHERE p.id = p_id FOR UPDATE;
        IF p_version IS NULL OR v_version <> p_version THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 120, 0);
    CALL ecom_data.check_text('description', p_description, 0, 4000, 1);
    CALL ecom_data.check_text('isbn_or_model', p_isbn_or_model, 0, 64, 0);
    CALL ecom_data.check_text('campus', p_campus, 0, 80, 0);
    CALL ecom_data.check_choice('item_condition', p_condition, 'new,like_new,good,worn');
    IF NOT EXISTS (SELECT 1 FROM ecom_data.category AS c WHERE c.id = p_category) THEN
        CALL ecom_data.refuse('choice_unknown', 'category_id');
    END IF;
    CALL ecom_data.check_price('price', COALESCE(p_price, 0));
    CALL ecom_data.check_price('special_price', p_special_price);
    IF p_special_price >= p_price THEN
        CALL ecom_data.refuse('special_price_not_lower', 'special_price');
    END IF;
    IF p_low_stock_at IS NULL OR p_low_stock_at NOT BETWEEN 0 AND 999999 OR p_low_stock_at <> FLOOR(p_low_stock_at) THEN
        CALL ecom_data.refuse('number_out_of_range', 'low_stock_at');
    END IF;
    IF p_special_price IS NULL THEN
        SET p_special_until = NULL;
    END IF;
    IF p_special_until <= v_now
        AND NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.special_until = p_special_until) THEN
        CALL ecom_data.refuse('date_is_past', 'special_until');
    END IF;
    IF p_id IS NULL THEN
        IF p_stock IS NULL OR p_stock NOT BETWEEN 0 AND 999999 OR p_stock <> FLOOR(p_stock) THEN
            CALL ecom_data.refuse('number_out_of_range', 'stock');
        END IF;
        INSERT INTO ecom_data.product (
            vendor_id, category_id, name, description, price, special_price, special_until, item_condition, isbn_or_model, campus,
            low_stock_at, created_at
        )
        VALUES (
            p_vendor, p_category, TRIM(p_name), COALESCE(p_description, ''), p_price, p_special_price, p_special_until, p_condition,
            TRIM(COALESCE(p_isbn_or_model, '')), TRIM(COALESCE(p_campus, '')), p_low_stock_at, v_now
        );
        SET v_product = LAST_INSERT_ID();
        INSERT INTO ecom_data.stock (product_id, quantity) VALUES (v_product, p_stock);
        INSERT INTO ecom_data.product_statistics (product_id) VALUES (v_product);
        IF p_stock > 0 THEN
            INSERT INTO ecom_data.stock_change (product_id, account_id, quantity, changed_at)
            VALUES (v_product, p_account, p_stock, v_now);
        END IF;
    ELSE
        SET v_version = v_version + 1;
        UPDATE ecom_data.product AS p
        SET
            p.category_id = p_category,
            p.name = TRIM(p_name),
            p.description = COALESCE(p_description, ''),
            p.price = p_price,
            p.special_price = p_special_price,
            p.special_until = p_special_until,
            p.item_condition = p_condition,
            p.isbn_or_model = TRIM(COALESCE(p_isbn_or_model, '')),
            p.campus = TRIM(COALESCE(p_campus, '')),
            p.low_stock_at = p_low_stock_at,
            p.version = v_version
        WHERE p.id = p_id;
    END IF;
    CALL ecom_data.set_product_pictures(v_product, p_vendor, p_pictures);
    IF p_id IS NOT NULL THEN
        CALL ecom_data.refresh_listing(v_product);
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_product + 0, 'version', v_version + 0));
END
