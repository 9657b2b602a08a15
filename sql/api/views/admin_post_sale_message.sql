-- What was said about orders. For administrators who may read post-sale messages.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_post_sale_message AS
SELECT
    m.id,
    m.order_id,
    m.side,
    m.content,
    m.sent_at,
    m.read_at
FROM ecom_data.post_sale_message AS m
