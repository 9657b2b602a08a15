-- The further categories of what is on sale, beside the main one that stands in the listing. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.listing_category AS
SELECT
    c.category_id,
    c.product_id
FROM ecom_data.listing_category AS c
