-- What a text is as JSON: 'ARRAY', 'OBJECT', 'STRING' …; '' for what is none, and for what is nested deeper than the engine
-- reads (MySQL raises an error there even when it is only asked whether it is valid).
-- Example: IF ecom_data.json_kind(p_lines) <> 'ARRAY' THEN CALL ecom_data.refuse('choice_unknown', 'lines');
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.json_kind(p_text LONGTEXT)
RETURNS VARCHAR(32)
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
BEGIN
    DECLARE EXIT HANDLER FOR SQLEXCEPTION RETURN '';
    RETURN COALESCE(IF(JSON_VALID(p_text), JSON_TYPE(p_text), ''), '');
END
