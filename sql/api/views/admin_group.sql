-- The groups of each role whose members have the same access; `is_built_in` is 1 for those that stay. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_group AS
SELECT
    g.id,
    g.role,
    COALESCE(g.name = 'Owners' OR g.mysql_role IN ('ecom_customer', 'ecom_vendor'), 0) AS is_built_in,
    g.name,
    g.note,
    g.version
FROM ecom_data.people_group AS g
