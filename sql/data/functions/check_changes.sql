-- Refuses an edit that is not a JSON object (`choice_unknown`, changes) with one or more of the named fields and nothing
-- else (`field_unknown`, changes), each a text, a number, true, false or null (`choice_unknown`, the field).
-- Example: CALL ecom_data.check_changes(p_changes, 'name,contact_number');
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_changes(IN p_changes LONGTEXT, IN p_fields TEXT)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    DECLARE v_names JSON;
    DECLARE v_left INT;
    DECLARE v_name LONGTEXT;
    IF ecom_data.json_kind(p_changes) <> 'OBJECT' OR JSON_LENGTH(p_changes) = 0 THEN
        CALL ecom_data.refuse('choice_unknown', 'changes');
    END IF;
    SET v_names = JSON_KEYS(p_changes);
    SET v_left = JSON_LENGTH(v_names);
    IF v_left > 32 THEN
        CALL ecom_data.refuse('list_too_long', 'changes');
    END IF;
    WHILE v_left > 0 DO
        SET v_left = v_left - 1;
        SET v_name = JSON_UNQUOTE(JSON_EXTRACT(v_names, CONCAT('$[', v_left, ']')));
        IF LOCATE(',', v_name) > 0 OR LOCATE(BINARY CONCAT(',', v_name, ','), BINARY CONCAT(',', p_fields, ',')) = 0 THEN
            CALL ecom_data.refuse('field_unknown', 'changes');
        END IF;
        IF JSON_TYPE(JSON_EXTRACT(p_changes, CONCAT('$.', v_name))) IN ('ARRAY', 'OBJECT') THEN
            CALL ecom_data.refuse('choice_unknown', v_name);
        END IF;
    END WHILE;
END
