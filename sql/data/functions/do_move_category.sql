-- The deed of move_category. All categories are locked first: two moves at once could make a ring.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_move_category(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_category BIGINT UNSIGNED, p_version INT UNSIGNED, p_parent BIGINT UNSIGNED,
    p_before BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_name VARCHAR(80);
    DECLARE v_parent BIGINT UNSIGNED;
    DECLARE v_up BIGINT UNSIGNED DEFAULT p_parent;
    DECLARE v_next BIGINT UNSIGNED;
    DECLARE v_all INT;
    DECLARE v_none VARCHAR(80);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'move_category', JSON_ARRAY(p_category, p_version, p_parent, p_before));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT COUNT(c.id) INTO v_all FROM ecom_data.category AS c FOR UPDATE;
    CALL ecom_data.lock_category(p_category, COALESCE(p_version, 0), v_name, v_parent);
    WHILE v_up IS NOT NULL DO
        IF v_up = p_category THEN
            CALL ecom_data.refuse('category_inside_itself', p_category);
        END IF;
        CALL ecom_data.lock_category(v_up, NULL, v_none, v_next);
        SET v_up = v_next;
    END WHILE;
    IF EXISTS (
        SELECT 1
        FROM ecom_data.category AS c
        WHERE c.parent_id <=> p_parent AND c.name = v_name AND c.id <> p_category
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('name_taken', 'name');
    END IF;
    UPDATE ecom_data.category AS c
    INNER JOIN (
        SELECT
            s.id,
            ROW_NUMBER() OVER (ORDER BY s.position, s.id) AS place
        FROM ecom_data.category AS s
        WHERE s.parent_id <=> p_parent AND s.id <> p_category
    ) AS n ON c.id = n.id
    SET c.position = 2 * n.place;
    SELECT MIN(IF(c.id = p_before, c.position - 1, NULL)) INTO v_all
    FROM ecom_data.category AS c
    WHERE c.parent_id <=> p_parent
    FOR UPDATE;
    IF v_all IS NULL THEN
        SELECT COALESCE(MAX(c.position), 0) + 2 INTO v_all
        FROM ecom_data.category AS c
        WHERE c.parent_id <=> p_parent AND c.id <> p_category
        FOR UPDATE;
    END IF;
    UPDATE ecom_data.category AS c
    SET c.parent_id = p_parent, c.position = v_all, c.version = c.version + 1
    WHERE c.id = p_category;
    CALL ecom_data.audit(
        p_caller, 'move_category', 'category', p_category, JSON_OBJECT(
            'name', v_name, 'parent', v_parent + 0,
            'parent_name', (SELECT c.name FROM ecom_data.category AS c WHERE c.id = v_parent)
        ),
        JSON_OBJECT(
            'name', v_name, 'parent', p_parent + 0,
            'parent_name', (SELECT c.name FROM ecom_data.category AS c WHERE c.id = p_parent)
        )
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', p_version + 1));
END
