-- Every want with who posted it and how many offers it has. For administrators who may read wants.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_want AS
SELECT
    w.id,
    w.name,
    w.description,
    w.customer_id,
    (SELECT c.name FROM ecom_data.customer AS c WHERE c.id = w.customer_id) AS customer_name,
    w.price,
    w.quantity,
    w.status,
    w.hidden_reason,
    w.posted_at,
    w.expires_at,
    (SELECT COUNT(*) FROM ecom_data.want_offer AS o WHERE o.want_id = w.id) AS offers,
    w.version
FROM ecom_data.want AS w
