-- Changes fields of one product of a vendor and gives its new version, for do_edit_products. Refusals: not_found,
-- changed_meanwhile, field_unknown, and those of the fields.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.edit_own_product(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_changes LONGTEXT
)
RETURNS INT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_old JSON;
    DECLARE v_new JSON;
    CALL ecom_data.check_changes(
        p_changes, 'name,description,price,special_price,category_id,item_condition,campus,stock,stock_was'
    );
    IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    CALL ecom_data.change_product(p_account, p_id, p_version, p_changes, v_old, v_new);
    RETURN p_version + 1;
END
