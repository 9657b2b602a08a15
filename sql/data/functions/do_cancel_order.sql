-- The deed of cancel_order.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_cancel_order(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'cancel_order', JSON_ARRAY(p_id, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, 0, 500, 1);
    SET v_version = ecom_data.lock_order(p_id, 'customer', p_customer);
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_order(
        p_id, 'cancelled', 'customer', p_account, TRIM(COALESCE(p_reason, ''))
    ));
END
