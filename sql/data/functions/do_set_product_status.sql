-- The deed of set_product_status.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_product_status(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_status TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'set_product_status', JSON_ARRAY(p_id, p_version, p_status)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.move_product(p_account, p_vendor, p_id, p_version, p_status, NULL, NULL, 0);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 0, 'status', p_status));
END
