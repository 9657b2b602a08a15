-- The deed of set_access.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_access(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_group BIGINT UNSIGNED, p_module VARCHAR(48), p_seen VARCHAR(8), p_privilege VARCHAR(8)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_name VARCHAR(80);
    DECLARE v_role VARCHAR(16);
    DECLARE v_old VARCHAR(8) DEFAULT 'none';
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'set_access', JSON_ARRAY(p_group, p_module, p_seen, p_privilege));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_privilege IS NULL OR p_privilege NOT IN ('none', 'read', 'write', 'full') THEN
        CALL ecom_data.refuse('choice_unknown', 'privilege');
    END IF;
    CALL ecom_data.lock_group(p_group, NULL, 'access', v_name, v_role);
    IF NOT EXISTS (SELECT 1 FROM ecom_data.module AS m WHERE m.name = p_module AND m.role = v_role) THEN
        CALL ecom_data.refuse('not_found', 'module');
    END IF;
    SELECT COALESCE(MAX(x.privilege), 'none') INTO v_old
    FROM ecom_data.access AS x
    WHERE x.group_id = p_group AND x.module = p_module
    FOR UPDATE;
    IF NOT v_old <=> p_seen THEN
        CALL ecom_data.refuse('changed_meanwhile', p_module);
    END IF;
    IF p_privilege = 'none' THEN
        DELETE FROM ecom_data.access WHERE group_id = p_group AND module = p_module;
    ELSE
        INSERT INTO ecom_data.access (group_id, module, privilege) VALUES (p_group, p_module, p_privilege)
        ON DUPLICATE KEY UPDATE privilege = p_privilege;
    END IF;
    UPDATE ecom_data.people_group AS g SET g.access_version = g.access_version + 1 WHERE g.id = p_group;
    CALL ecom_data.audit(
        p_caller, 'set_access', 'group', p_group, JSON_OBJECT('module', p_module, 'privilege', v_old),
        JSON_OBJECT('module', p_module, 'privilege', p_privilege)
    );
    RETURN ecom_data.key_end(
        p_caller, p_key, JSON_OBJECT('members', JSON_EXTRACT(ecom_data.members_of(p_group), '$'), 'group', p_group + 0)
    );
END
