-- The deed of publish_product.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_publish_product(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED,
    p_days DECIMAL(20, 6), p_fee DECIMAL(20, 6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'publish_product', JSON_ARRAY(p_id, p_version, p_days, p_fee)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.move_product(p_account, p_vendor, p_id, p_version, 'on_sale', p_days, p_fee, 1);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 0, 'status', 'on_sale'));
END
