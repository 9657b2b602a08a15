-- The deed of mark_post_sale_read: the other side's messages, and the marketplace's, count as read up
-- to and with the id.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_post_sale_read(
    p_side VARCHAR(16), p_profile BIGINT UNSIGNED, p_order BIGINT UNSIGNED, p_up_to_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_version INT UNSIGNED;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_other VARCHAR(8) CHARACTER SET ascii DEFAULT IF(p_side = 'customer', 'vendor', 'customer');
    SET v_version = ecom_data.lock_order(p_order, p_side, p_profile);
    UPDATE ecom_data.post_sale_message AS m
    SET m.read_at = ecom_data.utc_now()
    WHERE m.order_id = p_order AND m.side = v_other AND m.id <= p_up_to_id AND m.read_at IS NULL;
    IF p_side = 'customer' THEN
        UPDATE ecom_data.post_sale_message AS m
        SET m.read_at = ecom_data.utc_now()
        WHERE m.order_id = p_order AND m.side = 'administrator' AND m.id <= p_up_to_id AND m.read_at IS NULL;
    ELSE
        UPDATE ecom_data.post_sale_message AS m
        SET m.vendor_read_at = ecom_data.utc_now()
        WHERE m.order_id = p_order AND m.side = 'administrator' AND m.id <= p_up_to_id AND m.vendor_read_at IS NULL;
    END IF;
    SELECT COUNT(*) INTO v_left
    FROM ecom_data.post_sale_message AS m
    WHERE
        m.order_id = p_order
        AND m.side IN (v_other, 'administrator')
        AND IF(m.side = 'administrator' AND p_side = 'vendor', m.vendor_read_at, m.read_at) IS NULL
    FOR UPDATE;
    IF p_side = 'customer' THEN
        UPDATE ecom_data.post_sale AS s SET s.customer_unread = v_left WHERE s.order_id = p_order;
    ELSE
        UPDATE ecom_data.post_sale AS s SET s.vendor_unread = v_left WHERE s.order_id = p_order;
    END IF;
    RETURN JSON_OBJECT();
END
