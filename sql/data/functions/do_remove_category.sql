-- The deed of remove_category.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_category(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_category BIGINT UNSIGNED, p_version INT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_name VARCHAR(80);
    DECLARE v_parent BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'remove_category', JSON_ARRAY(p_category, p_version));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.lock_category(p_category, COALESCE(p_version, 0), v_name, v_parent);
    IF
        EXISTS (SELECT 1 FROM ecom_data.category AS c WHERE c.parent_id = p_category FOR UPDATE)
        OR EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.category_id = p_category FOR UPDATE)
        OR EXISTS (SELECT 1 FROM ecom_data.product_category AS p WHERE p.category_id = p_category FOR UPDATE)
        OR EXISTS (SELECT 1 FROM ecom_data.daily_sales AS d WHERE d.category_id = p_category)
    THEN
        CALL ecom_data.refuse('category_not_empty', p_category);
    END IF;
    DELETE FROM ecom_data.category WHERE id = p_category;
    CALL ecom_data.audit(p_caller, 'remove_category', 'category', p_category, JSON_OBJECT('name', v_name), NULL);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT());
END
