-- Every want with who posted it and how many offers it has. For administrators who may read wants. The outer join keeps the
-- want first, and the named index keeps MySQL from joining a small table by hashing, which would lose the order a page is read in; the
-- count is a function's because MySQL builds a view with a SELECT among its columns whole before it reads a page of it.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_want AS
SELECT
    w.id,
    w.name,
    w.description,
    w.customer_id,
    c.name AS customer_name,
    w.price,
    w.quantity,
    w.status,
    w.hidden_reason,
    w.posted_at,
    w.expires_at,
    ecom_data.offers_on(w.id) AS offers,
    w.version
FROM ecom_data.want AS w
LEFT JOIN ecom_data.customer AS c FORCE INDEX (PRIMARY) ON w.customer_id = c.id
