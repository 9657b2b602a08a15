-- How many orders stand in each state as of now. A state has several rows: sum them. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_order_state AS
SELECT
    s.status,
    s.orders
FROM ecom_data.order_state_count AS s
UNION ALL
SELECT
    t.to_status AS status,
    1 AS orders
FROM ecom_data.state_change AS t
UNION ALL
SELECT
    f.from_status AS status,
    -1 AS orders
FROM ecom_data.state_change AS f
WHERE f.from_status IS NOT NULL
