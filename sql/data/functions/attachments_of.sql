-- The ids of the private pictures of something, in the order they were added, joined by commas; '' when there are none.
-- Example: SELECT ecom_data.attachments_of('complaint', c.id) AS attachments
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.attachments_of(p_subject VARCHAR(24), p_subject_id BIGINT UNSIGNED)
RETURNS TEXT CHARACTER SET ascii
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN COALESCE((
    SELECT GROUP_CONCAT(f.id ORDER BY f.id SEPARATOR ',')
    FROM ecom_data.attachment AS f
    WHERE f.subject = p_subject AND f.subject_id = p_subject_id
), '')
