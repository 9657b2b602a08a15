-- Every product with its vendor, stock and figures. For administrators who may read products. The outer joins keep the
-- product first in the join, so that a list sorted by one of its columns is read from that column's index; the named
-- indexes keep MySQL from joining a small table by hashing, which loses that order.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_product AS
SELECT
    p.id,
    p.name,
    p.description,
    p.vendor_id,
    v.name AS vendor_name,
    p.category_id,
    c.name AS category_name,
    p.price,
    p.special_price,
    p.special_until,
    p.item_condition,
    p.isbn_or_model,
    p.campus,
    p.status,
    p.removal_reason,
    s.quantity AS stock,
    f.sold_count,
    f.on_order,
    f.rating_count,
    CAST(f.rating_sum / NULLIF(f.rating_count, 0) AS DECIMAL(3, 2)) AS average_rating,
    p.listed_at,
    p.expires_at,
    p.created_at,
    p.version
FROM ecom_data.product AS p
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (PRIMARY) ON p.vendor_id = v.id
LEFT JOIN ecom_data.category AS c FORCE INDEX (PRIMARY) ON p.category_id = c.id
LEFT JOIN ecom_data.stock AS s FORCE INDEX (PRIMARY) ON p.id = s.product_id
LEFT JOIN ecom_data.product_statistics AS f FORCE INDEX (PRIMARY) ON p.id = f.product_id
