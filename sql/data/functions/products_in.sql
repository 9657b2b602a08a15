-- How many products have a category for their main one, whatever their status.
-- Example: SELECT ecom_data.products_in(c.id) AS products
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.products_in(p_category BIGINT UNSIGNED)
RETURNS BIGINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT COUNT(*) FROM ecom_data.product AS p WHERE p.category_id = p_category)
