-- New customers and vendors by day. For administrators (module overview).
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_new_account AS
SELECT
    d.day,
    d.customers,
    d.vendors
FROM ecom_data.daily_accounts AS d
