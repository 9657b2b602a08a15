-- The deed of set_product_categories. Stock is locked before the product, as orders do.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_product_categories(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED,
    p_categories LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_ignored BIGINT;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'set_product_categories', JSON_ARRAY(p_id, p_version, p_categories)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF ecom_data.json_kind(p_categories) <> 'ARRAY' THEN
        CALL ecom_data.refuse('choice_unknown', 'further_categories');
    END IF;
    IF JSON_LENGTH(p_categories) > 5 THEN
        CALL ecom_data.refuse('list_too_long', 'further_categories');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.category_id INTO v_version, v_category FROM ecom_data.product AS p WHERE p.id = p_id FOR UPDATE;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    IF EXISTS (
        SELECT 1
        FROM JSON_TABLE(p_categories, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS j
        LEFT JOIN ecom_data.category AS c ON j.id = c.id
        WHERE c.id IS NULL
    ) THEN
        CALL ecom_data.refuse('choice_unknown', 'further_categories');
    END IF;
    DELETE FROM ecom_data.product_category WHERE product_id = p_id;
    INSERT INTO ecom_data.product_category (product_id, category_id)
    SELECT DISTINCT
        p_id,
        j.id
    FROM JSON_TABLE(p_categories, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS j
    WHERE j.id <> v_category;
    UPDATE ecom_data.product AS p SET p.version = p.version + 1 WHERE p.id = p_id;
    CALL ecom_data.refresh_listing(p_id);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 1));
END
