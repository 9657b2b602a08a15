-- What the first bytes say a picture is: 'image/jpeg', 'image/png', 'image/webp', or an empty text for anything else.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.picture_kind(p_content LONGBLOB)
RETURNS VARCHAR(16) CHARACTER SET ascii
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN CASE
    WHEN LEFT(p_content, 3) = X'FFD8FF' THEN 'image/jpeg'
    WHEN LEFT(p_content, 8) = X'89504E470D0A1A0A' THEN 'image/png'
    WHEN LEFT(p_content, 4) = X'52494646' AND SUBSTRING(p_content, 9, 4) = X'57454250' THEN 'image/webp'
    ELSE ''
END
