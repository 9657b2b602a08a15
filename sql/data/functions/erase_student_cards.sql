-- A job of the tick: erases the pictures of student cards two weeks after the decision, at most 500 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.erase_student_cards()
SQL SECURITY DEFINER
MODIFIES SQL DATA
DELETE FROM ecom_data.attachment
WHERE subject = 'student' AND subject_id IN (
    SELECT b.id FROM ecom_data.student_badge AS b WHERE b.decided_at < ecom_data.utc_now() - INTERVAL 14 DAY
)
ORDER BY id
LIMIT 500
