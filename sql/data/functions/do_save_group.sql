-- The deed of save_group.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_group(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_group BIGINT UNSIGNED, p_version INT UNSIGNED, p_name TEXT, p_note TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old VARCHAR(80);
    DECLARE v_id BIGINT UNSIGNED DEFAULT p_group;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'save_group', JSON_ARRAY(p_group, p_version, p_name, p_note));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_text('note', p_note, 0, 500, 1);
    IF p_group IS NOT NULL THEN
        CALL ecom_data.lock_group(p_group, COALESCE(p_version, 0), 1, v_old);
    END IF;
    IF EXISTS (
        SELECT 1 FROM ecom_data.people_group AS g WHERE g.name = TRIM(p_name) AND NOT g.id <=> p_group FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('name_taken', 'name');
    END IF;
    IF p_group IS NULL THEN
        INSERT INTO ecom_data.people_group (name, note) VALUES (TRIM(p_name), TRIM(COALESCE(p_note, '')));
        SET v_id = LAST_INSERT_ID();
    ELSE
        UPDATE ecom_data.people_group AS g
        SET g.name = TRIM(p_name), g.note = TRIM(COALESCE(p_note, '')), g.version = g.version + 1
        WHERE g.id = p_group;
    END IF;
    CALL ecom_data.audit(
        p_caller, 'save_group', 'group', v_id, IF(v_old IS NULL, NULL, JSON_OBJECT('name', v_old)),
        JSON_OBJECT('name', TRIM(p_name), 'note', TRIM(COALESCE(p_note, '')))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', v_id + 0, 'version', COALESCE(p_version, 0) + 1));
END
