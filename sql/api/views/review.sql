-- Reviews of products (`product`, by other vendors `vendor`) and of shops, none hidden, the customers' names shortened. Public.
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
    r.is_student,
    r.kind,
    r.seller_id,
    r.bought
FROM ecom_data.public_review AS r
