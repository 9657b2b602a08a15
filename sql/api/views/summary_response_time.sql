-- How long customers waited for an answer about an order, by day and vendor: how many answers, how long together and the
-- longest, in seconds. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_response_time AS
SELECT
    d.day,
    d.vendor_id,
    v.name AS vendor_name,
    d.answers,
    d.seconds,
    d.longest
FROM ecom_data.daily_response AS d
INNER JOIN ecom_data.vendor AS v ON d.vendor_id = v.id
