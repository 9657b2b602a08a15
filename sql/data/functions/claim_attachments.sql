-- Gives the private pictures of a JSON array of ids to what they belong to: each stored by this account and claimed by nothing
-- yet. With those it holds already a subject has at most `p_most`. NULL and an empty text are an empty list.
-- Refusals (attachments): list_too_long, picture_unknown.
-- Example: CALL ecom_data.claim_attachments(p_account, p_pictures, 'complaint', v_id, 6);
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.claim_attachments(
    IN p_account BIGINT UNSIGNED, IN p_ids TEXT, IN p_subject VARCHAR(24), IN p_subject_id BIGINT UNSIGNED, IN p_most INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_count INT UNSIGNED DEFAULT CASE
        WHEN p_ids IS NULL OR p_ids = '' THEN 0
        WHEN ecom_data.json_kind(p_ids) = 'ARRAY' THEN JSON_LENGTH(p_ids)
        ELSE 4294967295
    END;
    DECLARE v_held INT UNSIGNED;
    DECLARE v_index INT UNSIGNED DEFAULT 0;
    DECLARE v_text VARCHAR(24);
    DECLARE v_found BIGINT UNSIGNED;
    IF v_count > 0 THEN
        SELECT COUNT(*) INTO v_held
        FROM ecom_data.attachment AS f
        WHERE f.subject = p_subject AND f.subject_id = p_subject_id
        FOR UPDATE;
        IF v_count > p_most OR v_held + v_count > p_most THEN
            CALL ecom_data.refuse('list_too_long', 'attachments');
        END IF;
    END IF;
    WHILE v_index < v_count DO
        SET v_text = LEFT(COALESCE(JSON_UNQUOTE(JSON_EXTRACT(p_ids, CONCAT('$[', v_index, ']'))), ''), 24);
        SET v_found = NULL;
        IF v_text REGEXP '^[0-9]{1,19}\\z' THEN
            SELECT MIN(f.id) INTO v_found
            FROM ecom_data.attachment AS f
            WHERE f.id = CAST(v_text AS UNSIGNED) AND f.account_id = p_account AND f.subject IS NULL
            FOR UPDATE;
        END IF;
        IF v_found IS NULL THEN
            CALL ecom_data.refuse('picture_unknown', 'attachments');
        END IF;
        UPDATE ecom_data.attachment AS f SET f.subject = p_subject, f.subject_id = p_subject_id WHERE f.id = v_found;
        SET v_index = v_index + 1;
    END WHILE;
END
