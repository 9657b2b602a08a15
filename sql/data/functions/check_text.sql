-- Refuses a text that is empty though it is needed (`text_missing`), longer than allowed (`text_too_long`), or holds
-- control characters (`text_unprintable`; line breaks and tabs pass where `p_lines` is 1). The detail names the field.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_text(
    IN p_field VARCHAR(48), IN p_text LONGTEXT, IN p_least INT, IN p_most INT, IN p_lines TINYINT
)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    IF CHAR_LENGTH(TRIM(COALESCE(p_text, ''))) < p_least THEN
        CALL ecom_data.refuse('text_missing', p_field);
    END IF;
    IF CHAR_LENGTH(COALESCE(p_text, '')) > p_most THEN
        CALL ecom_data.refuse('text_too_long', p_field);
    END IF;
    IF COALESCE(p_text, '') REGEXP IF(p_lines = 1, '[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F]', '[\\x00-\\x1F\\x7F]') THEN
        CALL ecom_data.refuse('text_unprintable', p_field);
    END IF;
END
