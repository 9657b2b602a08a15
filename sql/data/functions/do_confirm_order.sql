-- The deed of confirm_order.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_confirm_order(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'confirm_order', p_id);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.lock_order(p_id, 'vendor', p_vendor);
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_order(p_id, 'confirmed', 'vendor', p_account, ''));
END
