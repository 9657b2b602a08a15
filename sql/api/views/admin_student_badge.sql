-- Requests to bear the badge of a student, with the address that was confirmed and the pictures of the card (ids joined by commas). For
-- administrators who may read students.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_student_badge AS
SELECT
    b.id,
    b.account_id,
    (SELECT a.login_name FROM ecom_data.account AS a WHERE a.id = b.account_id) AS login_name,
    COALESCE(
        (SELECT c.name FROM ecom_data.customer AS c WHERE c.account_id = b.account_id),
        (SELECT v.name FROM ecom_data.vendor AS v WHERE v.account_id = b.account_id)
    ) AS name,
    b.campus,
    b.email,
    b.status,
    (
        SELECT GROUP_CONCAT(f.id ORDER BY f.id) FROM ecom_data.attachment AS f WHERE f.subject = 'student' AND f.subject_id = b.id
    ) AS pictures,
    b.asked_at,
    b.decided_at,
    (SELECT m.name FROM ecom_data.administrator AS m WHERE m.account_id = b.decided_by) AS decided_by_name,
    b.ends_on,
    b.note,
    b.version
FROM ecom_data.student_badge AS b
