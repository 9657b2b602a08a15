-- The conversations between accounts and the administrators: who asks, how it stands, who has taken it on, how long the first answer
-- took. Names are read from their tables: what a function gives has no collation
-- that conditions can rely on. For administrators who may read support.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_support AS
SELECT
    s.id,
    s.number,
    s.account_id,
    CASE s.profile
        WHEN 'customer' THEN (SELECT c.name FROM ecom_data.customer AS c WHERE c.account_id = s.account_id)
        ELSE (SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = s.account_id)
    END AS account_name,
    s.profile,
    s.subject,
    s.reported_id IS NOT NULL AS is_report,
    s.status,
    (SELECT m.name FROM ecom_data.administrator AS m WHERE m.account_id = s.assigned_to) AS assigned_to,
    s.message_count,
    s.last_words,
    s.opened_at,
    s.last_at,
    s.first_answered_at,
    s.first_answer_seconds,
    s.closed_at,
    s.version
FROM ecom_data.support_conversation AS s
