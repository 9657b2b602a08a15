-- Every account with the profiles it holds. For administrators who may read accounts.
-- The named indexes keep MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_account AS
SELECT
    a.id,
    a.login_name,
    a.email,
    a.status,
    a.status_reason,
    a.credit_score,
    a.language,
    a.registered_at,
    a.last_signed_in_at,
    a.email_verified_at,
    a.terms_version,
    a.terms_accepted_at,
    a.version,
    c.id AS customer_id,
    c.name AS customer_name,
    v.id AS vendor_id,
    v.name AS vendor_name,
    m.id AS administrator_id,
    m.name AS administrator_name
FROM ecom_data.account AS a
LEFT JOIN ecom_data.customer AS c FORCE INDEX (customer_account) ON a.id = c.account_id
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (vendor_account) ON a.id = v.account_id
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON a.id = m.account_id
