-- The fee schedule. For administrators who may read finance.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_fee AS
SELECT
    f.id,
    f.kind,
    f.days,
    f.price,
    f.is_offered,
    f.version
FROM ecom_data.fee AS f
