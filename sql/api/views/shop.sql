-- Which marketplace this is: what a client needs before anyone signs in. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.shop AS
SELECT
    s.shop_id,
    s.name,
    s.currency,
    s.time_zone,
    s.schema_version,
    s.password_cost,
    s.earlier_costs,
    s.maintenance,
    (SELECT MAX(t.version) FROM ecom_data.terms AS t) AS terms_version,
    ecom_data.utc_now() AS server_time
FROM ecom_data.shop AS s
