-- Every topic and reply of the community board, hidden or removed or not, with who wrote it. For administrators who may read community.
-- The named index keeps MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_post AS
SELECT
    p.id,
    p.kind,
    COALESCE(p.topic_id, p.id) AS topic_id,
    COALESCE(t.title, p.title) AS title,
    CASE p.profile
        WHEN 'customer' THEN (SELECT c.name FROM ecom_data.customer AS c WHERE c.account_id = p.account_id)
        ELSE (SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = p.account_id)
    END AS author_name,
    (SELECT a.login_name FROM ecom_data.account AS a WHERE a.id = p.account_id) AS login_name,
    p.content,
    p.written_at,
    p.hidden_at,
    p.hidden_reason,
    p.removed_at,
    p.version
FROM ecom_data.community_post AS p
LEFT JOIN ecom_data.community_post AS t FORCE INDEX (PRIMARY) ON p.topic_id = t.id
