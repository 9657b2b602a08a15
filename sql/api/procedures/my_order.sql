-- One order of the customer who calls: one row, or none when it is not theirs. `items`, `events` and `requests` are JSON (see order_items,
-- order_events, order_requests); `owed` is what the vendor still owes of a refund; `handover_code` is the customer's to give at the meeting; `other_contact` is the vendor's number where
-- the vendor publishes it. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_order(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    CALL ecom_data.enter('customer', v_account, v_customer);
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
        o.handover_code,
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
        (SELECT IF(v.contact_is_published, v.contact_number, NULL) FROM ecom_data.vendor AS v WHERE v.id = o.vendor_id) AS other_contact,
        (
            SELECT COALESCE(SUM(d.amount - d.paid), 0)
            FROM ecom_data.debt AS d
            WHERE d.order_id = o.id AND d.kind = 'refund' AND d.settled_at IS NULL
        ) AS owed,
        ecom_data.order_requests(o.id) AS requests,
        ecom_data.order_items(o.id) AS items,
        ecom_data.order_events(o.id) AS events
    FROM ecom_data.orders AS o
    WHERE o.id = p_id AND o.customer_id = v_customer;
END
