-- The deed of mark_paid_back.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_paid_back(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_waits TINYINT;
    DECLARE v_amount DECIMAL(14, 2);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'mark_paid_back', p_id);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_order = ecom_data.lock_order_request(p_id, 'vendor', p_vendor, 0);
    SELECT r.status = 'accepted' AND r.paid_back_at IS NULL, r.amount
    INTO v_waits, v_amount
    FROM ecom_data.order_request AS r
    WHERE r.id = p_id
    FOR UPDATE;
    IF v_waits = 0 THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    UPDATE ecom_data.order_request AS r SET r.paid_back_at = ecom_data.utc_now() WHERE r.id = p_id;
    UPDATE ecom_data.orders AS o SET o.refunded = o.refunded + v_amount WHERE o.id = v_order;
    RETURN ecom_data.key_end(
        p_account, p_key, ecom_data.tell_order_request(p_id, 'paid_back', 'vendor', p_account, '', 0)
    );
END
