-- Every change of a credit score with whose it is and who decided it. For administrators who may read credit.
-- The named indexes keep MySQL from joining a small table by hashing, which would lose the order a page is read in.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_credit_change AS
SELECT
    c.id,
    c.account_id,
    a.login_name,
    COALESCE(u.name, v.name, a.login_name) AS person_name,
    c.score_change,
    c.score_after,
    c.why,
    o.number AS order_number,
    k.number AS complaint_number,
    c.decided_by,
    m.name AS decided_by_name,
    c.note,
    c.happened_at
FROM ecom_data.credit_change AS c
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON c.account_id = a.id
LEFT JOIN ecom_data.customer AS u FORCE INDEX (customer_account) ON c.account_id = u.account_id
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (vendor_account) ON c.account_id = v.account_id
LEFT JOIN ecom_data.orders AS o FORCE INDEX (PRIMARY) ON c.why = 'order_completed' AND c.subject_id = o.id
LEFT JOIN ecom_data.complaint AS k FORCE INDEX (PRIMARY)
    ON c.why IN ('complaint_upheld', 'appeal_decided') AND c.subject_id = k.id
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON c.decided_by = m.account_id
