-- Every entry of the ledger: what came into (+) or left (−) which wallet, of whom, and why. For administrators who may read
-- the ledger. The named indexes keep MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_ledger_entry AS
SELECT
    e.id,
    e.transaction_id,
    t.happened_at,
    t.kind,
    w.kind AS wallet,
    w.account_id,
    a.login_name,
    e.amount,
    e.balance_after,
    o.number AS order_number,
    r.number AS request_number,
    b.login_name AS moved_by,
    t.note
FROM ecom_data.ledger_entry AS e
LEFT JOIN ecom_data.ledger_transaction AS t FORCE INDEX (PRIMARY) ON e.transaction_id = t.id
LEFT JOIN ecom_data.wallet AS w FORCE INDEX (PRIMARY) ON e.wallet_id = w.id
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON w.account_id = a.id
LEFT JOIN ecom_data.orders AS o FORCE INDEX (PRIMARY) ON t.order_id = o.id
LEFT JOIN ecom_data.wallet_request AS r FORCE INDEX (PRIMARY) ON t.wallet_request_id = r.id
LEFT JOIN ecom_data.account AS b FORCE INDEX (PRIMARY) ON t.account_id = b.id
