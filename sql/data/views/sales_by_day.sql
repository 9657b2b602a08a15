-- Sales by day of the shop, vendor and category as of now: the rollup and, added to it, what the tick has not folded yet, so
-- that a sale shows at once. Several rows may stand for one day, vendor and category: sum them.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom_data.sales_by_day AS
SELECT
    d.day,
    d.vendor_id,
    d.category_id,
    d.orders,
    d.quantity,
    d.amount,
    d.cancelled_quantity,
    d.cancelled_amount,
    d.returned_quantity,
    d.returned_amount
FROM ecom_data.daily_sales AS d
UNION ALL
SELECT
    c.day,
    c.vendor_id,
    c.category_id,
    IF(c.kind = 'placed', c.orders, 0) AS orders,
    IF(c.kind = 'placed', c.quantity, 0) AS quantity,
    IF(c.kind = 'placed', c.amount, 0) AS amount,
    IF(c.kind = 'cancelled', c.quantity, 0) AS cancelled_quantity,
    IF(c.kind = 'cancelled', c.amount, 0) AS cancelled_amount,
    IF(c.kind = 'returned', c.quantity, 0) AS returned_quantity,
    IF(c.kind = 'returned', c.amount, 0) AS returned_amount
FROM ecom_data.sales_change AS c
WHERE c.kind <> 'closed'
