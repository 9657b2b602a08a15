-- The shop's letters and what became of them. What they say is not in it. For administrators who may read mail.
-- The outer join keeps the letter first, so that a list sorted by one of its columns is read from that column's index; the named index
-- keeps MySQL from joining a small table by hashing, which loses that order.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_mail AS
SELECT
    m.id,
    m.kind,
    m.recipient,
    a.login_name,
    m.language,
    m.status,
    m.tries,
    m.written_at,
    m.due_at,
    m.sent_at,
    m.last_error
FROM ecom_data.mail AS m
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON m.account_id = a.id
