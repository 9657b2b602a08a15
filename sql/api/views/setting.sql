-- The settings everybody may know. Public. The condition only shortens the list: a view's condition hides nothing from a hostile
-- reader, so that the value itself is shown only where it is public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.setting AS
SELECT
    s.name,
    IF(s.is_public = 1, s.value, NULL) AS value,
    s.kind
FROM ecom_data.setting AS s
WHERE s.is_public = 1
