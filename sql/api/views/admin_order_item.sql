-- The items of orders as they were sold, with what their customers say of them. For administrators who may read orders.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_order_item AS
SELECT
    i.id,
    i.order_id,
    i.product_id,
    i.name,
    i.picture_id,
    i.price,
    i.quantity,
    i.returned_quantity,
    i.total,
    i.state,
    r.rating,
    r.words,
    r.reply,
    r.created_at AS rated_at
FROM ecom_data.order_item AS i
LEFT JOIN ecom_data.review AS r ON i.id = r.order_item_id
