-- The category tree with how many products have each for their main category, and how many of them are on sale. For
-- administrators who may read categories. The named index keeps MySQL from joining a small table by hashing,
-- which would lose the order a page is read in; the counts are functions' because MySQL builds a view with a SELECT
-- among its columns whole before it reads a page of it.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_category AS
SELECT
    c.id,
    c.parent_id,
    c.name,
    c.description,
    c.position,
    c.version,
    ecom_data.products_in(c.id) AS products,
    ecom_data.on_sale_in(c.id) AS on_sale,
    u.name AS parent_name
FROM ecom_data.category AS c
LEFT JOIN ecom_data.category AS u FORCE INDEX (PRIMARY) ON c.parent_id = u.id
