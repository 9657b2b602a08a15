-- Locks the order behind a request, then the request, which must still be open unless `p_open` is 0, and gives back the order's
-- id. `p_side` is 'customer' or 'vendor' with the profile's id. Refusals: not_found, request_is_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.lock_order_request(
    p_id BIGINT UNSIGNED, p_side VARCHAR(16), p_profile BIGINT UNSIGNED, p_open TINYINT
)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_order BIGINT UNSIGNED DEFAULT (SELECT r.order_id FROM ecom_data.order_request AS r WHERE r.id = p_id);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    IF v_order IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT o.version INTO v_version
    FROM ecom_data.orders AS o
    WHERE o.id = v_order AND CASE p_side WHEN 'customer' THEN o.customer_id WHEN 'vendor' THEN o.vendor_id END = p_profile
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT r.status INTO v_status FROM ecom_data.order_request AS r WHERE r.id = p_id FOR UPDATE;
    IF p_open = 1 AND v_status <> 'asked' THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    RETURN v_order;
END
