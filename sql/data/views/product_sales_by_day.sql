-- What was sold of each product by day of the shop as of now, in pieces and yuan, less what was cancelled and returned that
-- day: the rollup and what the tick has not folded yet. Several rows may stand for one day and product: sum them.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom_data.product_sales_by_day AS
SELECT
    d.day,
    d.product_id,
    d.vendor_id,
    d.quantity,
    d.amount
FROM ecom_data.daily_product_sales AS d
UNION ALL
SELECT
    c.day,
    c.product_id,
    c.vendor_id,
    IF(c.kind = 'placed', 1, -1) * CAST(c.quantity AS SIGNED) AS quantity,
    IF(c.kind = 'placed', 1, -1) * c.amount AS amount
FROM ecom_data.sales_change AS c
WHERE c.kind <> 'closed'
