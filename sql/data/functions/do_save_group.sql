-- The deed of save_group.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_group(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_group BIGINT UNSIGNED, p_version INT UNSIGNED, p_name TEXT, p_note TEXT, p_role VARCHAR(16)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old VARCHAR(80);
    DECLARE v_role VARCHAR(16) DEFAULT COALESCE(p_role, 'administrator');
    DECLARE v_id BIGINT UNSIGNED DEFAULT p_group;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'save_group', JSON_ARRAY(p_group, p_version, p_name, p_note, p_role));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_text('note', p_note, 0, 500, 1);
    IF v_role NOT IN ('customer', 'vendor', 'administrator') THEN
        CALL ecom_data.refuse('choice_unknown', 'role');
    END IF;
    IF p_group IS NOT NULL THEN
        CALL ecom_data.lock_group(p_group, COALESCE(p_version, 0), 'group', v_old, v_role);
    END IF;
    IF EXISTS (
        SELECT 1 FROM ecom_data.people_group AS g WHERE g.name = TRIM(p_name) AND NOT g.id <=> p_group FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('name_taken', 'name');
    END IF;
    IF p_group IS NULL THEN
        INSERT INTO ecom_data.people_group (role, name, note) VALUES (v_role, TRIM(p_name), TRIM(COALESCE(p_note, '')));
        SET v_id = LAST_INSERT_ID();
        IF v_role <> 'administrator' THEN
            UPDATE ecom_data.people_group AS g SET g.mysql_role = CONCAT('ecom_g', v_id) WHERE g.id = v_id;
            INSERT INTO ecom_data.access (group_id, module, privilege)
            SELECT v_id, x.module, x.privilege
            FROM ecom_data.people_group AS g
            INNER JOIN ecom_data.access AS x ON g.id = x.group_id
            WHERE g.mysql_role = CONVERT(CONCAT('ecom_', v_role) USING ascii);
        END IF;
    ELSE
        UPDATE ecom_data.people_group AS g
        SET g.name = TRIM(p_name), g.note = TRIM(COALESCE(p_note, '')), g.version = g.version + 1
        WHERE g.id = p_group;
    END IF;
    CALL ecom_data.audit(
        p_caller, 'save_group', 'group', v_id, IF(v_old IS NULL, NULL, JSON_OBJECT('name', v_old)),
        JSON_OBJECT('name', TRIM(p_name), 'note', TRIM(COALESCE(p_note, '')), 'role', v_role)
    );
    RETURN ecom_data.key_end(
        p_caller, p_key, JSON_OBJECT('id', v_id + 0, 'version', COALESCE(p_version, 0) + 1, 'group', v_id + 0)
    );
END
