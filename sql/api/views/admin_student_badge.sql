-- Requests to bear the badge of a student, with the address that was confirmed and the pictures of the card (ids joined by commas). For
-- administrators who may read students. The outer joins keep the request first, so that a list sorted by one of its columns is read from that
-- column's index; the named indexes keep MySQL from joining a small table by hashing, which loses that order. The pictures are a
-- function's because MySQL builds a view with a SELECT among its columns whole before it reads a page of it.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_student_badge AS
SELECT
    b.id,
    b.account_id,
    a.login_name,
    COALESCE(c.name, v.name) AS name,
    b.campus,
    b.email,
    b.status,
    NULLIF(ecom_data.attachments_of('student', b.id), '') AS pictures,
    b.asked_at,
    b.decided_at,
    m.name AS decided_by_name,
    b.ends_on,
    b.note,
    b.version
FROM ecom_data.student_badge AS b
LEFT JOIN ecom_data.account AS a FORCE INDEX (PRIMARY) ON b.account_id = a.id
LEFT JOIN ecom_data.customer AS c FORCE INDEX (customer_account) ON b.account_id = c.account_id
LEFT JOIN ecom_data.vendor AS v FORCE INDEX (vendor_account) ON b.account_id = v.account_id
LEFT JOIN ecom_data.administrator AS m FORCE INDEX (administrator_account) ON b.decided_by = m.account_id
