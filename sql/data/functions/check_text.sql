-- Refuses a text that has nothing to see though it is needed (`text_missing`), is longer than allowed (`text_too_long`), or
-- holds control characters (`text_unprintable`; line breaks and tabs pass where `p_lines` is 1). The detail names the field.
-- Nothing here compares texts: to the collation a text of invisible characters equals the empty one. MariaDB takes halves of
-- UTF-16 pairs (X'EDA080') for characters, which no pattern matches and no client can read: they change on the way to UTF-16.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_text(
    IN p_field VARCHAR(48), IN p_text LONGTEXT, IN p_least INT, IN p_most INT, IN p_lines TINYINT
)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    IF BINARY p_text <> BINARY CONVERT(CONVERT(p_text USING utf16) USING utf8mb4)
        OR COALESCE(p_text, '') REGEXP IF(p_lines = 1, '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F]', '[\\x00-\\x1F\\x7F-\\x9F]') THEN
        CALL ecom_data.refuse('text_unprintable', p_field);
    END IF;
    IF p_least > 0 AND COALESCE(p_text, '') NOT REGEXP '[^\\p{Z}\\p{Cc}\\p{Cf}]' THEN
        CALL ecom_data.refuse('text_missing', p_field);
    END IF;
    IF CHAR_LENGTH(COALESCE(p_text, '')) > p_most THEN
        CALL ecom_data.refuse('text_too_long', p_field);
    END IF;
END
