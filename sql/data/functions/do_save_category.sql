-- The deed of save_category.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_category(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_category BIGINT UNSIGNED, p_version INT UNSIGNED, p_parent BIGINT UNSIGNED,
    p_name TEXT, p_description TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old VARCHAR(80);
    DECLARE v_name VARCHAR(80);
    DECLARE v_parent BIGINT UNSIGNED DEFAULT p_parent;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED DEFAULT p_category;
    DECLARE v_position INT;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'save_category', JSON_ARRAY(p_category, p_version, p_parent, p_name, p_description));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_text('description', p_description, 0, 500, 1);
    IF p_category IS NOT NULL THEN
        CALL ecom_data.lock_category(p_category, COALESCE(p_version, 0), v_old, v_parent);
    ELSEIF p_parent IS NOT NULL THEN
        CALL ecom_data.lock_category(p_parent, NULL, v_name, v_none);
    END IF;
    IF EXISTS (
        SELECT 1
        FROM ecom_data.category AS c
        WHERE c.parent_id <=> v_parent AND c.name = TRIM(p_name) AND NOT c.id <=> p_category
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('name_taken', 'name');
    END IF;
    IF p_category IS NULL THEN
        SELECT COALESCE(MAX(c.position), 0) + 1 INTO v_position
        FROM ecom_data.category AS c
        WHERE c.parent_id <=> v_parent
        FOR UPDATE;
        INSERT INTO ecom_data.category (parent_id, name, description, position)
        VALUES (v_parent, TRIM(p_name), TRIM(COALESCE(p_description, '')), v_position);
        SET v_id = LAST_INSERT_ID();
    ELSE
        UPDATE ecom_data.category AS c
        SET c.name = TRIM(p_name), c.description = TRIM(COALESCE(p_description, '')), c.version = c.version + 1
        WHERE c.id = p_category;
    END IF;
    CALL ecom_data.audit(
        p_caller, 'save_category', 'category', v_id, IF(v_old IS NULL, NULL, JSON_OBJECT('name', v_old)),
        JSON_OBJECT('name', TRIM(p_name), 'description', TRIM(COALESCE(p_description, '')))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', v_id + 0, 'version', COALESCE(p_version, 0) + 1));
END
