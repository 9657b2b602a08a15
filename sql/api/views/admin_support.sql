-- The conversations between accounts and the administrators: who asks, how it stands, who has taken it on, how long the first answer
-- took. Names are read from their tables: what a function gives has no collation that conditions can rely on. The outer joins keep the
-- conversation first, and the named indexes keep MySQL from joining a small table by hashing, which would lose the order a page is read
-- in. For administrators who may read support.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_support AS
SELECT
    s.id,
    s.number,
    s.account_id,
    COALESCE(c.name, v.name) AS account_name,
    s.profile,
    s.subject,
    s.reported_id IS NOT NULL AS is_report,
    s.status,
    m.name AS assigned_to,
    s.message_count,
    s.last_words,
    s.opened_at,
    s.last_at,
    s.first_answered_at,
    s.first_answer_seconds,
    s.closed_at,
    s.version
FROM ecom_data.support_conversation AS s
LEFT JOIN ecom_data.customer AS c FORCE INDEX (customer_account) ON s.account_id = c.account_id AND s.profile = 'customer'
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (vendor_account) ON s.account_id = v.account_id AND s.profile = 'vendor'
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON s.assigned_to = m.account_id
