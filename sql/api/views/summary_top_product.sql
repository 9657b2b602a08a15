-- What was sold of each product by day, less cancellations and returns. A day and product may have several rows: sum them,
-- between two days. The joins are outer ones so that sums without names do not make them. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_top_product AS
SELECT
    d.day,
    d.product_id,
    p.name AS product_name,
    d.vendor_id,
    v.name AS vendor_name,
    d.quantity,
    d.amount
FROM ecom_data.product_sales_by_day AS d
LEFT JOIN ecom_data.product AS p ON d.product_id = p.id
LEFT JOIN ecom_data.vendor AS v ON d.vendor_id = v.id
