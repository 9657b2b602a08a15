-- The groups whose members have the same access. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_group AS
SELECT
    g.id,
    g.name,
    g.note,
    g.version
FROM ecom_data.people_group AS g
