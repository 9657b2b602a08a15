-- Every debt: who owes whom, why, how much and what is left of it. `creditor` is missing where the shop is owed. For administrators who may read
-- debts. The outer joins keep the debt first in the join, so that a list sorted by one of its columns is read from that column's index; the
-- named indexes keep MySQL from joining a small table by hashing, which loses that order.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_debt AS
SELECT
    d.id,
    d.account_id,
    a.login_name AS debtor,
    c.login_name AS creditor,
    d.kind,
    d.amount,
    d.paid,
    d.amount - d.paid AS left_to_pay,
    d.status,
    o.number AS order_number,
    d.note,
    d.made_at,
    d.settled_at
FROM ecom_data.debt AS d
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON d.account_id = a.id
LEFT JOIN ecom_data.wallet AS w FORCE INDEX (PRIMARY) ON d.to_wallet_id = w.id
LEFT JOIN ecom_data.account AS c FORCE INDEX (PRIMARY) ON w.account_id = c.id
LEFT JOIN ecom_data.orders AS o FORCE INDEX (PRIMARY) ON d.order_id = o.id
