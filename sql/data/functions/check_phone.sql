-- Refuses what cannot be a telephone number: 5 to 20 digits with spaces, `+`, `-`, brackets. Empty passes unless needed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_phone(IN p_field VARCHAR(48), IN p_phone TEXT, IN p_needed TINYINT)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    CALL ecom_data.check_text(p_field, p_phone, p_needed, 32, 0);
    IF CHAR_LENGTH(TRIM(COALESCE(p_phone, ''))) > 0
        AND (p_phone NOT REGEXP '^[0-9 +()-]+\\z' OR CHAR_LENGTH(REGEXP_REPLACE(p_phone, '[^0-9]', '')) NOT BETWEEN 5 AND 20) THEN
        CALL ecom_data.refuse('phone_invalid', p_field);
    END IF;
END
