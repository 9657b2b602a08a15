-- The deed of mark_paid.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_paid(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_status VARCHAR(16);
    DECLARE v_open TINYINT;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor_name VARCHAR(80);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'mark_paid', p_id);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.lock_order(p_id, 'vendor', p_vendor);
    SELECT o.number, o.status, o.payment = 'bank_transfer' AND o.paid_at IS NULL AND o.status NOT IN ('cancelled', 'returned'), o.customer_id, o.vendor_name
    INTO v_number, v_status, v_open, v_customer, v_vendor_name
    FROM ecom_data.orders AS o
    WHERE o.id = p_id
    FOR UPDATE;
    IF v_open = 0 THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    UPDATE ecom_data.orders AS o SET o.paid_at = v_now, o.version = v_version + 1 WHERE o.id = p_id;
    INSERT INTO ecom_data.order_event (order_id, account_id, actor, from_status, to_status, note, happened_at)
    VALUES (p_id, p_account, 'vendor', v_status, v_status, 'paid', v_now);
    CALL ecom_data.notify((SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer), 'customer', 'order_paid', JSON_OBJECT(
        'order_id', p_id + 0, 'number', v_number, 'vendor_name', v_vendor_name
    ));
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT(
        'id', p_id + 0, 'number', v_number, 'status', v_status, 'version', v_version + 1
    ));
END
