-- Sales by day and category; see summary_sales_by_day. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_sales_by_category AS
SELECT
    d.day,
    d.category_id,
    c.name AS category_name,
    c.parent_id,
    d.orders,
    d.quantity,
    d.amount,
    d.cancelled_quantity,
    d.cancelled_amount,
    d.returned_quantity,
    d.returned_amount
FROM ecom_data.sales_by_day AS d
INNER JOIN ecom_data.category AS c ON d.category_id = c.id
