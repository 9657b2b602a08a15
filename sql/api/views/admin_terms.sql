-- Every version of the terms of use with how many open accounts accepted it, and how many there are. For administrators who may
-- read terms.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_terms AS
SELECT
    t.version,
    t.text_en,
    t.text_zh,
    t.published_at,
    (
        SELECT COUNT(*)
        FROM ecom_data.terms_acceptance AS c
        INNER JOIN ecom_data.account AS a ON c.account_id = a.id
        WHERE c.version = t.version AND a.status = 'active'
    ) AS accepted,
    (SELECT COUNT(*) FROM ecom_data.account AS a WHERE a.status = 'active') AS accounts
FROM ecom_data.terms AS t
