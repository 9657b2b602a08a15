-- What the administrators told everybody: who sent it, whether it was withdrawn, and how many have read it. For administrators who may
-- read broadcasts. The named index keeps MySQL from joining a small table by hashing, which would lose the order a page is read in; the
-- count is a function's because MySQL builds a view with a SELECT among its columns whole before it reads a page of it.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_broadcast AS
SELECT
    b.id,
    b.audience,
    b.title,
    b.content,
    m.name AS sent_by,
    b.sent_at,
    b.withdrawn_at,
    ecom_data.readers_of(b.id) AS read_count,
    b.version
FROM ecom_data.broadcast AS b
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON b.sent_by = m.account_id
