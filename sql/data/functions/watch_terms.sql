-- Writes the words a want ('want') or a saved search ('search') waits for into watched_term, in place of those before, and gives back
-- how many they are, at most 30. Words that only say that something is wanted or used are left out, as they stand in no listing.
-- A Han character alone counts only where nothing stands beside it. See ecom_client/domain/search.py.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.watch_terms(p_kind VARCHAR(16), p_id BIGINT UNSIGNED, p_text LONGTEXT)
RETURNS INT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_terms LONGTEXT;
    DECLARE v_term VARCHAR(48);
    DECLARE v_before VARCHAR(48) DEFAULT '';
    DECLARE v_is_han TINYINT;
    DECLARE v_count INT UNSIGNED DEFAULT 0;
    DECLARE v_kind VARCHAR(16) CHARACTER SET ascii DEFAULT p_kind;
    DELETE FROM ecom_data.watched_term WHERE kind = v_kind AND watch_id = p_id;
    IF v_kind = 'want' THEN
        SET p_text = REGEXP_REPLACE(p_text, '求购|收购|想买|急需|二手|闲置|全新|(?i)\\b(wanted|want|used|second|hand|buy|looking|for|the|an|a|or|and|with|of|any)\\b', ' ');
    END IF;
    SET v_terms = LTRIM(ecom_data.search_terms(p_text));
    WHILE v_terms <> '' AND v_count < 30 DO
        SET v_term = SUBSTRING_INDEX(v_terms, ' ', 1);
        SET v_terms = SUBSTRING(v_terms, CHAR_LENGTH(v_term) + 2);
        SET v_is_han = ORD(RIGHT(v_term, 1)) BETWEEN 0xE38085 AND 0xED9EA3;
        IF NOT (v_is_han AND CHAR_LENGTH(v_term) = 3 AND BINARY RIGHT(v_before, 1) = BINARY RIGHT(v_term, 1)) THEN
            INSERT INTO ecom_data.watched_term (term, kind, watch_id, is_open)
            VALUES (
                v_term, v_kind, p_id,
                CHAR_LENGTH(v_term) = 3 OR NOT (v_is_han OR ORD(SUBSTRING(v_term, 3, 1)) BETWEEN 0xE38085 AND 0xED9EA3)
            );
            SET v_count = v_count + 1;
        END IF;
        SET v_before = v_term;
    END WHILE;
    RETURN v_count;
END
