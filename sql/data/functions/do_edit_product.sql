-- The deed of edit_product. Stock is locked before the product, as orders do.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_product(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_changes LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_text LONGTEXT;
    DECLARE v_old JSON DEFAULT '{}';
    DECLARE v_new JSON DEFAULT '{}';
    DECLARE v_ignored BIGINT;
    DECLARE v_number DECIMAL(20, 6);
    DECLARE v_name VARCHAR(120);
    DECLARE v_description TEXT;
    DECLARE v_price DECIMAL(20, 6);
    DECLARE v_special_price DECIMAL(20, 6);
    DECLARE v_special_until DATETIME(6);
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_condition VARCHAR(16);
    DECLARE v_campus VARCHAR(80);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'edit_product', JSON_ARRAY(p_id, p_version, p_changes));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_changes(p_changes, 'name,description,price,special_price,category_id,item_condition,campus');
    SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.name, p.description, p.price, p.special_price, p.special_until, p.category_id, p.item_condition, p.campus
    INTO v_version, v_name, v_description, v_price, v_special_price, v_special_until, v_category, v_condition, v_campus
    FROM ecom_data.product AS p
    WHERE p.id = p_id
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
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
        SET v_old = JSON_SET(v_old, '$.category_id', v_category + 0);
        SET v_number = ecom_data.change_number(p_changes, 'category_id', 'choice_unknown');
        IF NOT EXISTS (SELECT 1 FROM ecom_data.category AS c WHERE c.id = v_number) THEN
            CALL ecom_data.refuse('choice_unknown', 'category_id');
        END IF;
        SET v_category = v_number;
        SET v_new = JSON_SET(v_new, '$.category_id', v_category + 0);
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
    CALL ecom_data.audit(p_caller, 'edit_product', 'product', p_id, v_old, v_new);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
