-- How many of the products that have a category for their main one are on sale.
-- Example: SELECT ecom_data.on_sale_in(c.id) AS on_sale
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.on_sale_in(p_category BIGINT UNSIGNED)
RETURNS BIGINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT COUNT(*) FROM ecom_data.product AS p WHERE p.category_id = p_category AND p.status = 'on_sale')
