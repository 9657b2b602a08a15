-- Every setting with the bounds it is held to. For administrators who may read settings.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_setting AS
SELECT
    s.name,
    s.value,
    s.kind,
    s.minimum,
    s.maximum,
    s.is_public,
    s.version
FROM ecom_data.setting AS s
