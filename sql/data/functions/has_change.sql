-- Whether an edit (see check_changes) names a field.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.has_change(p_changes LONGTEXT, p_field VARCHAR(48))
RETURNS TINYINT
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN JSON_CONTAINS_PATH(p_changes, 'one', CONCAT('$.', p_field))
