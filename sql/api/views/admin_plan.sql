-- The membership plans with how many shops have each. For administrators who may read finance.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_plan AS
SELECT
    p.id,
    p.name,
    p.slots,
    p.monthly_price,
    p.discount,
    p.is_offered,
    p.version,
    (SELECT COUNT(*) FROM ecom_data.membership AS m WHERE m.plan_id = p.id AND m.current_of IS NOT NULL) AS shops
FROM ecom_data.plan AS p
