-- The modules privileges are given for, of each role in the order of its navigation; those of packages with the words of their page. For administrators who may read permissions.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_module AS
SELECT
    m.name,
    m.role,
    m.position,
    m.package,
    m.words
FROM ecom_data.module AS m
