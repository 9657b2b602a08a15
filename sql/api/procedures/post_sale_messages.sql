-- What was said about an order, the oldest first: id, side, content, sent_at, read_at. None when the order is not that of
-- the customer or vendor (`p_profile`) who calls. Refusals: choice_unknown (profile).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.post_sale_messages(
    IN p_profile VARCHAR(16), IN p_order_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT
        m.id,
        m.side,
        m.content,
        m.sent_at,
        IF(m.side = 'administrator' AND p_profile = 'vendor', m.vendor_read_at, m.read_at) AS read_at
    FROM ecom_data.orders AS o
    INNER JOIN ecom_data.post_sale_message AS m ON o.id = m.order_id
    WHERE o.id = p_order_id AND CASE p_profile WHEN 'customer' THEN o.customer_id WHEN 'vendor' THEN o.vendor_id END = v_profile
    ORDER BY m.id;
END
