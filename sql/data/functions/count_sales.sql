-- Adds an order to the figures: one row an item into the queue the tick folds. `p_kind` is 'placed', 'cancelled' or
-- 'closed' (received: no longer on order). The order itself is counted with its first item.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.count_sales(
    IN p_order BIGINT UNSIGNED, IN p_kind VARCHAR(16), IN p_day DATE
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
INSERT INTO ecom_data.sales_change (day, kind, vendor_id, category_id, product_id, orders, quantity, amount)
SELECT
    p_day, p_kind, o.vendor_id, i.category_id, i.product_id,
    i.id = (SELECT MIN(f.id) FROM ecom_data.order_item AS f WHERE f.order_id = p_order),
    i.quantity - i.returned_quantity, i.price * (i.quantity - i.returned_quantity)
FROM ecom_data.orders AS o
INNER JOIN ecom_data.order_item AS i ON o.id = i.order_id
WHERE o.id = p_order
ORDER BY i.id
