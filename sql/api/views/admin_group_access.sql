-- The permission matrix: what each group may do with each module; no row means none. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_group_access AS
SELECT
    x.group_id,
    x.module,
    x.privilege
FROM ecom_data.access AS x
