-- Every vendor with their account and wallet, and no more of a bank card than its last four digits. For administrators who may
-- read vendors. The outer joins keep the vendor first in the join, so that a list sorted by one of its columns is read from
-- that column's index; the named indexes keep MySQL from joining a small table by hashing, which loses that order.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_vendor AS
SELECT
    v.id,
    v.kind,
    v.name,
    v.description,
    v.contact_number,
    v.contact_is_published,
    v.status,
    v.opened_at,
    v.version,
    v.responsible_administrator_id,
    m.name AS responsible_administrator,
    a.id AS account_id,
    a.login_name,
    a.email,
    a.status AS account_status,
    a.version AS account_version,
    a.credit_score,
    a.last_signed_in_at,
    w.balance,
    v.bank,
    v.bank_card_last4 AS card_last4
FROM ecom_data.vendor AS v
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON v.account_id = a.id
LEFT JOIN ecom_data.wallet AS w FORCE INDEX (wallet_account_kind) ON v.account_id = w.account_id AND w.kind = 'cash'
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (PRIMARY) ON v.responsible_administrator_id = m.id
