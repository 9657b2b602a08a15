-- The shop's letters and what became of them. What they say is not in it. For administrators who may read mail.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_mail AS
SELECT
    m.id,
    m.kind,
    m.recipient,
    (SELECT a.login_name FROM ecom_data.account AS a WHERE a.id = m.account_id) AS login_name,
    m.language,
    m.status,
    m.tries,
    m.written_at,
    m.due_at,
    m.sent_at,
    m.last_error
FROM ecom_data.mail AS m
