-- The deed of edit_products. In the order of the products, so that two of these do not wait for each other in a circle. A row
-- is checked whole before it is written: one that is refused leaves nothing behind, and the others go on.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_products(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_edits LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_rows JSON DEFAULT '[]';
    DECLARE v_left INT DEFAULT 0;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_changes LONGTEXT;
    DECLARE v_after INT UNSIGNED;
    DECLARE v_refusal VARCHAR(128);
    DECLARE edits CURSOR FOR
    SELECT e.id, e.version, JSON_EXTRACT(p_edits, CONCAT('$[', e.place - 1, '].changes'))
    FROM JSON_TABLE(
        p_edits, '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$.id', version INT UNSIGNED PATH '$.version')
    ) AS e
    ORDER BY e.id, e.place;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'edit_products', p_edits);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF ecom_data.json_kind(p_edits) <> 'ARRAY' OR JSON_LENGTH(p_edits) = 0 THEN
        CALL ecom_data.refuse('choice_unknown', 'edits');
    END IF;
    SET v_left = JSON_LENGTH(p_edits);
    IF v_left > 200 THEN
        CALL ecom_data.refuse('list_too_long', 'edits');
    END IF;
    OPEN edits;
    WHILE v_left > 0 DO
        SET v_left = v_left - 1;
        FETCH edits INTO v_id, v_version, v_changes;
        SET v_refusal = NULL;
        BEGIN
            DECLARE EXIT HANDLER FOR SQLSTATE '45000' GET DIAGNOSTICS CONDITION 1 v_refusal = MESSAGE_TEXT;
            SET v_after = ecom_data.edit_own_product(p_account, p_vendor, v_id, v_version, v_changes);
        END;
        IF v_refusal IS NULL THEN
            SET v_rows = JSON_ARRAY_APPEND(v_rows, '$', JSON_OBJECT('id', v_id + 0, 'version', v_after + 0));
        ELSE
            SET v_rows = JSON_ARRAY_APPEND(v_rows, '$', JSON_OBJECT(
                'id', v_id + 0, 'word', SUBSTRING_INDEX(v_refusal, ':', 1),
                'detail', SUBSTRING(v_refusal, LOCATE(':', v_refusal) + 1)
            ));
        END IF;
    END WHILE;
    CLOSE edits;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('rows', JSON_EXTRACT(v_rows, '$')));
END
