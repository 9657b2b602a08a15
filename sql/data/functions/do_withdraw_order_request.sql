-- The deed of withdraw_order_request.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_withdraw_order_request(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_order BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'withdraw_order_request', p_id);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_order = ecom_data.lock_order_request(p_id, 'customer', p_customer, 1);
    UPDATE ecom_data.order_request AS r SET r.status = 'withdrawn', r.decided_at = ecom_data.utc_now() WHERE r.id = p_id;
    CALL ecom_data.free_request_items(p_id);
    RETURN ecom_data.key_end(
        p_account, p_key, ecom_data.tell_order_request(p_id, 'withdrawn', 'customer', p_account, '', 0)
    );
END
