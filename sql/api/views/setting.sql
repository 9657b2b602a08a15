-- The settings everybody may know. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.setting AS
SELECT
    s.name,
    s.value,
    s.kind
FROM ecom_data.setting AS s
WHERE s.is_public = 1
