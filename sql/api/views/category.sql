-- The category tree. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.category AS
SELECT
    c.id,
    c.parent_id,
    c.name,
    c.description,
    c.position,
    c.version
FROM ecom_data.category AS c
