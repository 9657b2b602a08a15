-- Changes fields of a product (see check_changes; its callers say which), when its version is the one that was seen, and brings
-- the catalogue up to date. `stock` is how many there are now, and `stock_was` how many were seen: where orders took some
-- meanwhile, it is changed_meanwhile. Everything is checked before anything is written. Gives the old and new values of the
-- fields. Refusals: not_found, changed_meanwhile, and those of the fields.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.change_product(
    IN p_account BIGINT UNSIGNED, IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_changes LONGTEXT, OUT v_old JSON, OUT v_new JSON
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_version INT UNSIGNED;
    DECLARE v_text LONGTEXT;
    DECLARE v_number DECIMAL(20, 6);
    DECLARE v_stock INT;
    DECLARE v_stock_now DECIMAL(20, 6);
    DECLARE v_name VARCHAR(120);
    DECLARE v_description TEXT;
    DECLARE v_price DECIMAL(20, 6);
    DECLARE v_special_price DECIMAL(20, 6);
    DECLARE v_special_until DATETIME(6);
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_condition VARCHAR(16);
    DECLARE v_campus VARCHAR(80);
    SET v_old = '{}';
    SET v_new = '{}';
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.name, p.description, p.price, p.special_price, p.special_until, p.category_id, p.item_condition, p.campus
    INTO v_version, v_name, v_description, v_price, v_special_price, v_special_until, v_category, v_condition, v_campus
    FROM ecom_data.product AS p
    WHERE p.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF ecom_data.has_change(p_changes, 'name') THEN
        SET v_text = ecom_data.change_text(p_changes, 'name');
        CALL ecom_data.check_text('name', v_text, 1, 120, 0);
        SET v_old = JSON_SET(v_old, '$.name', v_name);
        SET v_name = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.name', v_name);
    END IF;
    IF ecom_data.has_change(p_changes, 'description') THEN
        SET v_text = ecom_data.change_text(p_changes, 'description');
        CALL ecom_data.check_text('description', v_text, 0, 4000, 1);
        SET v_old = JSON_SET(v_old, '$.description', v_description);
        SET v_description = COALESCE(v_text, '');
        SET v_new = JSON_SET(v_new, '$.description', v_description);
    END IF;
    IF ecom_data.has_change(p_changes, 'price') THEN
        SET v_old = JSON_SET(v_old, '$.price', CAST(CAST(v_price AS DECIMAL(14, 2)) AS CHAR));
        SET v_price = ecom_data.change_number(p_changes, 'price', 'amount_out_of_range');
        CALL ecom_data.check_price('price', COALESCE(v_price, 0));
        SET v_new = JSON_SET(v_new, '$.price', CAST(CAST(v_price AS DECIMAL(14, 2)) AS CHAR));
    END IF;
    IF ecom_data.has_change(p_changes, 'special_price') THEN
        SET v_old = JSON_SET(v_old, '$.special_price', CAST(CAST(v_special_price AS DECIMAL(14, 2)) AS CHAR));
        SET v_special_price = ecom_data.change_number(p_changes, 'special_price', 'amount_out_of_range');
        CALL ecom_data.check_price('special_price', v_special_price);
        SET v_new = JSON_SET(v_new, '$.special_price', CAST(CAST(v_special_price AS DECIMAL(14, 2)) AS CHAR));
    END IF;
    IF v_special_price >= v_price THEN
        CALL ecom_data.refuse('special_price_not_lower', 'special_price');
    END IF;
    IF ecom_data.has_change(p_changes, 'category_id') THEN
        SET v_old = JSON_SET(
            v_old, '$.category_id', v_category + 0,
            '$.category', (SELECT c.name FROM ecom_data.category AS c WHERE c.id = v_category)
        );
        SET v_number = ecom_data.change_number(p_changes, 'category_id', 'choice_unknown');
        IF NOT EXISTS (SELECT 1 FROM ecom_data.category AS c WHERE c.id = v_number) THEN
            CALL ecom_data.refuse('choice_unknown', 'category_id');
        END IF;
        SET v_category = v_number;
        SET v_new = JSON_SET(
            v_new, '$.category_id', v_category + 0,
            '$.category', (SELECT c.name FROM ecom_data.category AS c WHERE c.id = v_category)
        );
    END IF;
    IF ecom_data.has_change(p_changes, 'item_condition') THEN
        SET v_text = ecom_data.change_text(p_changes, 'item_condition');
        CALL ecom_data.check_choice('item_condition', v_text, 'new,like_new,good,worn');
        SET v_old = JSON_SET(v_old, '$.item_condition', v_condition);
        SET v_condition = v_text;
        SET v_new = JSON_SET(v_new, '$.item_condition', v_condition);
    END IF;
    IF ecom_data.has_change(p_changes, 'campus') THEN
        SET v_text = ecom_data.change_text(p_changes, 'campus');
        CALL ecom_data.check_text('campus', v_text, 0, 80, 0);
        SET v_old = JSON_SET(v_old, '$.campus', v_campus);
        SET v_campus = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.campus', v_campus);
    END IF;
    SET v_stock_now = v_stock;
    IF ecom_data.has_change(p_changes, 'stock') THEN
        SET v_stock_now = ecom_data.change_number(p_changes, 'stock', 'number_out_of_range');
        IF v_stock_now IS NULL OR v_stock_now NOT BETWEEN 0 AND 999999 OR v_stock_now <> FLOOR(v_stock_now) THEN
            CALL ecom_data.refuse('number_out_of_range', 'stock');
        END IF;
        IF COALESCE(ecom_data.change_number(p_changes, 'stock_was', 'number_out_of_range'), v_stock) <> v_stock THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
    END IF;
    IF v_stock_now <> v_stock THEN
        UPDATE ecom_data.stock AS s SET s.quantity = v_stock_now WHERE s.product_id = p_id;
        INSERT INTO ecom_data.stock_change (product_id, account_id, quantity, changed_at)
        VALUES (p_id, p_account, v_stock_now - v_stock, ecom_data.utc_now());
    END IF;
    UPDATE ecom_data.product AS p
    SET
        p.name = v_name,
        p.description = v_description,
        p.price = v_price,
        p.special_price = v_special_price,
        p.special_until = IF(v_special_price IS NULL, NULL, v_special_until),
        p.category_id = v_category,
        p.item_condition = v_condition,
        p.campus = v_campus,
        p.version = p.version + 1
    WHERE p.id = p_id;
    CALL ecom_data.refresh_listing(p_id);
END
