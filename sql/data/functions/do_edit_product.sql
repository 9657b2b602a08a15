-- The deed of edit_product.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_product(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_changes LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old JSON;
    DECLARE v_new JSON;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'edit_product', JSON_ARRAY(p_id, p_version, p_changes));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_changes(p_changes, 'name,description,price,special_price,category_id,item_condition,campus');
    CALL ecom_data.change_product(p_caller, p_id, p_version, p_changes, v_old, v_new);
    CALL ecom_data.audit(p_caller, 'edit_product', 'product', p_id, v_old, v_new);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', p_version + 1));
END
