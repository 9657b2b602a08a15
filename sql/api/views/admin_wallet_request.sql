-- Every request for a top-up or a withdrawal, with who decided it. For administrators who may read wallet requests.
-- The named indexes keep MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_wallet_request AS
SELECT
    r.id,
    r.number,
    r.account_id,
    r.account_name,
    r.kind,
    r.amount,
    r.bank_reference,
    r.status,
    r.requested_at,
    r.decided_by,
    m.name AS decided_by_name,
    r.decided_at,
    r.note,
    r.version
FROM ecom_data.wallet_request AS r
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON r.decided_by = m.account_id
