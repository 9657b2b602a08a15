-- The thumbnails of up to 60 pictures, named by a JSON array of their ids. Answers rows id, thumbnail (JPEG, PNG or WebP
-- bytes); ids that are not there are left out. Public.
-- Refusals: list_too_long.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.fetch_thumbnails(IN p_ids TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    CALL ecom_data.enter_as_guest();
    IF CASE WHEN ecom_data.json_kind(p_ids) = 'ARRAY' THEN JSON_LENGTH(p_ids) <= 60 ELSE 0 END = 0 THEN
        CALL ecom_data.refuse('list_too_long', 'ids');
    END IF;
    SELECT p.id, p.thumbnail
    FROM ecom_data.picture AS p
    INNER JOIN JSON_TABLE(p_ids, '$[*]' COLUMNS (id CHAR(64) CHARACTER SET ascii PATH '$')) AS wanted ON p.id = wanted.id;
END
