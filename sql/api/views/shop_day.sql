-- The shop's calendar: when each day begins in UTC, the Monday of its week and the first of its month. For administrators: what
-- their queries and summaries count days by.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.shop_day AS
SELECT
    d.day,
    d.starts_at,
    DATE_SUB(d.day, INTERVAL WEEKDAY(d.day) DAY) AS week,
    DATE_SUB(d.day, INTERVAL DAYOFMONTH(d.day) - 1 DAY) AS month
FROM ecom_data.shop_day AS d
