-- Every review, hidden or not. For administrators who may read reviews. The named indexes keep MySQL from joining a small
-- table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_review AS
SELECT
    r.id,
    r.product_id,
    p.name AS product_name,
    r.seller_id AS vendor_id,
    v.name AS vendor_name,
    r.customer_id,
    r.customer_name,
    r.kind,
    r.rating,
    r.words,
    r.reply,
    r.replied_at,
    r.hidden_at IS NOT NULL AS is_hidden,
    r.hidden_at,
    r.hidden_reason,
    r.created_at,
    r.version
FROM ecom_data.review AS r
LEFT JOIN ecom_data.product AS p FORCE INDEX (PRIMARY) ON r.product_id = p.id
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (PRIMARY) ON r.seller_id = v.id
