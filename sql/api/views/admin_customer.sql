-- Every customer with their account and wallet, and no more of a bank card than its last four digits. For administrators who may
-- read customers. The outer joins keep the customer first in the join, so that a list sorted by one of its columns is read from
-- that column's index; the named indexes keep MySQL from joining a small table by hashing, which loses that order.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_customer AS
SELECT
    c.id,
    c.name,
    c.contact_number,
    c.created_at,
    c.version,
    a.id AS account_id,
    a.login_name,
    a.email,
    a.status AS account_status,
    a.version AS account_version,
    a.credit_score,
    a.last_signed_in_at,
    w.balance,
    c.bank,
    c.bank_card_last4 AS card_last4
FROM ecom_data.customer AS c
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON c.account_id = a.id
LEFT JOIN ecom_data.wallet AS w FORCE INDEX (wallet_account_kind) ON c.account_id = w.account_id AND w.kind = 'cash'
