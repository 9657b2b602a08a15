-- The deed of confirm_delivery.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_confirm_delivery(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_code VARCHAR(64)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'confirm_delivery', JSON_ARRAY(p_id, p_code));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.lock_order(p_id, 'customer', p_customer);
    SET v_code = (SELECT o.handover_code FROM ecom_data.orders AS o WHERE o.id = p_id);
    IF p_code IS NOT NULL AND UPPER(TRIM(COALESCE(p_code, ''))) <> COALESCE(v_code, '-') THEN
        CALL ecom_data.refuse('code_wrong', 'code');
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_order(p_id, 'received', 'customer', p_account, ''));
END
