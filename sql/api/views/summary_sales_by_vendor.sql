-- Sales by day and vendor; see summary_sales_by_day. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_sales_by_vendor AS
SELECT
    d.day,
    d.vendor_id,
    v.name AS vendor_name,
    v.kind AS vendor_kind,
    d.orders,
    d.quantity,
    d.amount,
    d.cancelled_quantity,
    d.cancelled_amount,
    d.returned_quantity,
    d.returned_amount
FROM ecom_data.sales_by_day AS d
INNER JOIN ecom_data.vendor AS v ON d.vendor_id = v.id
