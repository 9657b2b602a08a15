-- The category tree with the number of products whose main category each is. For administrators who may read categories.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_category AS
SELECT
    c.id,
    c.parent_id,
    c.name,
    c.description,
    c.position,
    c.version,
    (SELECT COUNT(*) FROM ecom_data.product AS p WHERE p.category_id = c.id) AS products
FROM ecom_data.category AS c
