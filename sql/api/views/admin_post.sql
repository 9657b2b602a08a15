-- Every topic and reply of the community board, hidden or removed or not, with who wrote it. For administrators who may read community.
-- The outer joins keep the post first, and the named indexes keep MySQL from joining a small table by hashing, which would lose the order a
-- page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_post AS
SELECT
    p.id,
    p.kind,
    COALESCE(p.topic_id, p.id) AS topic_id,
    COALESCE(t.title, p.title) AS title,
    COALESCE(c.name, v.name) AS author_name,
    a.login_name,
    p.content,
    p.written_at,
    p.hidden_at,
    p.hidden_reason,
    p.removed_at,
    p.version
FROM ecom_data.community_post AS p
LEFT JOIN ecom_data.community_post AS t FORCE INDEX (PRIMARY) ON p.topic_id = t.id
LEFT JOIN ecom_data.customer AS c FORCE INDEX (customer_account) ON p.account_id = c.account_id AND p.profile = 'customer'
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (vendor_account) ON p.account_id = v.account_id AND p.profile = 'vendor'
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON p.account_id = a.id
