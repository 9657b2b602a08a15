-- Every conversation about an order. For administrators who may read post-sale messages. The named indexes keep MySQL from
-- joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_post_sale AS
SELECT
    s.order_id AS id,
    o.number,
    s.customer_id,
    o.customer_name,
    s.vendor_id,
    o.vendor_name,
    o.status AS order_status,
    s.message_count,
    s.customer_unread,
    s.vendor_unread,
    s.last_side,
    s.last_words,
    s.last_at,
    s.waiting_since
FROM ecom_data.post_sale AS s
LEFT JOIN ecom_data.orders AS o FORCE INDEX (PRIMARY) ON s.order_id = o.id
