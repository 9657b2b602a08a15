-- One order placed with the vendor who calls: one row, or none when it is not theirs. `items`, `events` and `requests` are JSON (see
-- order_items, order_events, order_requests); `owed` is what the vendor still owes of a refund; `other_contact` is the customer's number. The hand-over code is the customer's: it is not
-- here. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_order(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT
        o.id,
        o.number,
        o.checkout_id,
        o.vendor_id,
        o.customer_name,
        o.vendor_name,
        o.status,
        o.status_detail,
        o.payment,
        o.paid_at,
        o.delivery,
        o.recipient,
        o.phone,
        o.address,
        o.meeting_place,
        o.meeting_at,
        NULL AS handover_code,
        o.note,
        o.item_count,
        o.items_total,
        o.delivery_fee,
        o.tax,
        o.total,
        o.refunded,
        o.carrier,
        o.tracking_number,
        o.placed_at,
        o.confirmed_at,
        o.shipped_at,
        o.received_at,
        o.cancelled_at,
        o.returned_at,
        o.version,
        (SELECT c.contact_number FROM ecom_data.customer AS c WHERE c.id = o.customer_id) AS other_contact,
        (
            SELECT COALESCE(SUM(d.amount - d.paid), 0)
            FROM ecom_data.debt AS d
            WHERE d.order_id = o.id AND d.kind = 'refund' AND d.settled_at IS NULL
        ) AS owed,
        ecom_data.order_requests(o.id) AS requests,
        ecom_data.order_items(o.id) AS items,
        ecom_data.order_events(o.id) AS events
    FROM ecom_data.orders AS o
    WHERE o.id = p_id AND o.vendor_id = v_vendor;
END
