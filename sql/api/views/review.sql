-- Reviews of products, none of them hidden, the customers' names shortened. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.review AS
SELECT
    r.id,
    r.product_id,
    r.customer_name,
    r.rating,
    r.words,
    r.reply,
    r.replied_at,
    r.created_at,
    r.is_student
FROM ecom_data.public_review AS r
