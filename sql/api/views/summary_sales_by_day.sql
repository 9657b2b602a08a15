-- Sales of the whole shop by day, in orders, pieces and yuan; cancellations and returns on their own day. A day has several
-- rows: sum them, between two days. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_sales_by_day AS
SELECT
    d.day,
    d.orders,
    d.quantity,
    d.amount,
    d.cancelled_quantity,
    d.cancelled_amount,
    d.returned_quantity,
    d.returned_amount
FROM ecom_data.sales_by_day AS d
