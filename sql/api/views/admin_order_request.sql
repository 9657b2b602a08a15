-- Every return, refund and cancelling that a customer asked for, with its order and what the vendor answered. For administrators who may read
-- returns. The outer join keeps the request first, so that a list sorted by one of its columns is read from that column's index; the
-- named index keeps MySQL from joining a small table by hashing, which loses that order. The pictures are a function's because MySQL builds a
-- view with a SELECT among its columns whole before it reads a page of it.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_order_request AS
SELECT
    r.id,
    r.order_id,
    o.number AS order_number,
    o.customer_name,
    o.vendor_name,
    r.kind,
    r.status,
    r.amount,
    o.payment,
    r.reason,
    r.answer,
    r.restocked,
    r.asked_at,
    r.decided_at,
    r.paid_back_at,
    ecom_data.attachments_of('order_request', r.id) AS pictures
FROM ecom_data.order_request AS r
LEFT JOIN ecom_data.orders AS o FORCE INDEX (PRIMARY) ON r.order_id = o.id
