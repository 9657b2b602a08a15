-- The order a complaint is about, with its items in words: number, status, payment, delivery, total, refunded, carrier,
-- tracking_number, note, placed_at, confirmed_at, shipped_at, received_at, cancelled_at, items. None for a complaint about a product.
-- For administrators who may read complaints.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.complaint_order(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT
        o.id,
        o.number,
        o.status,
        o.payment,
        o.delivery,
        o.total,
        o.refunded,
        o.carrier,
        o.tracking_number,
        o.note,
        o.placed_at,
        o.confirmed_at,
        o.shipped_at,
        o.received_at,
        o.cancelled_at,
        (
            SELECT GROUP_CONCAT(CONCAT(i.quantity, ' × ', i.name) ORDER BY i.id SEPARATOR '\n')
            FROM ecom_data.order_item AS i
            WHERE i.order_id = o.id
        ) AS items
    FROM ecom_data.complaint AS c
    INNER JOIN ecom_data.orders AS o ON c.order_id = o.id
    WHERE c.id = p_id;
END
