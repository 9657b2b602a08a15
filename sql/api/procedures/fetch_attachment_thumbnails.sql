-- The thumbnails of up to 60 private pictures, named by a JSON array of their ids. Answers rows id, thumbnail; those that are
-- not there or not for the member who calls are left out. Refusals: list_too_long (ids).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.fetch_attachment_thumbnails(IN p_ids TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_profile);
    IF CASE WHEN ecom_data.json_kind(p_ids) = 'ARRAY' THEN JSON_LENGTH(p_ids) <= 60 ELSE 0 END = 0 THEN
        CALL ecom_data.refuse('list_too_long', 'ids');
    END IF;
    SELECT f.id, f.thumbnail
    FROM ecom_data.attachment AS f
    INNER JOIN JSON_TABLE(p_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$' NULL ON ERROR)) AS wanted ON f.id = wanted.id
    WHERE ecom_data.may_see_attachment(v_account, f.id) = 1;
END
