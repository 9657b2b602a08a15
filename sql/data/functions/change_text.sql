-- What an edit (see check_changes) says of a field, as text; NULL where it says null or does not name it.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.change_text(p_changes LONGTEXT, p_field VARCHAR(48))
RETURNS LONGTEXT
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN IF(
    COALESCE(JSON_TYPE(JSON_EXTRACT(p_changes, CONCAT('$.', p_field))), 'NULL') = 'NULL',
    NULL,
    JSON_UNQUOTE(JSON_EXTRACT(p_changes, CONCAT('$.', p_field)))
)
