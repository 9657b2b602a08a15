-- The deed of ask_cancellation.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_cancellation(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_order BIGINT UNSIGNED, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_total DECIMAL(14, 2);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_cancellation', JSON_ARRAY(p_order, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, 1, 500, 1);
    SET v_version = ecom_data.lock_order(p_order, 'customer', p_customer);
    SELECT o.status, o.vendor_id, o.total
    INTO v_status, v_vendor, v_total
    FROM ecom_data.orders AS o
    WHERE o.id = p_order
    FOR UPDATE;
    IF v_status <> 'confirmed' THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    CALL ecom_data.check_no_open_request(p_order);
    INSERT INTO ecom_data.order_request (order_id, customer_id, vendor_id, kind, amount, reason, asked_at)
    VALUES (p_order, p_customer, v_vendor, 'cancel', v_total, TRIM(p_reason), ecom_data.utc_now());
    RETURN ecom_data.key_end(
        p_account, p_key, ecom_data.tell_order_request(LAST_INSERT_ID(), 'asked', 'customer', p_account, TRIM(p_reason), 0)
    );
END
