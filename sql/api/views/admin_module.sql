-- The modules privileges are given for, in the order of the navigation. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_module AS
SELECT
    m.name,
    m.position
FROM ecom_data.module AS m
