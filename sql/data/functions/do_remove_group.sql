-- The deed of remove_group.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_group(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_group BIGINT UNSIGNED, p_version INT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old VARCHAR(80);
    DECLARE v_role VARCHAR(16);
    DECLARE v_members JSON;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'remove_group', JSON_ARRAY(p_group, p_version));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.lock_group(p_group, COALESCE(p_version, 0), 'group', v_old, v_role);
    IF v_role <> 'administrator' AND EXISTS (SELECT 1 FROM ecom_data.group_member AS g WHERE g.group_id = p_group FOR UPDATE) THEN
        CALL ecom_data.refuse('group_not_empty', p_group);
    END IF;
    SET v_members = ecom_data.members_of(p_group);
    DELETE FROM ecom_data.access WHERE group_id = p_group;
    DELETE FROM ecom_data.group_member WHERE group_id = p_group;
    DELETE FROM ecom_data.people_group WHERE id = p_group;
    CALL ecom_data.audit(p_caller, 'remove_group', 'group', p_group, JSON_OBJECT('name', v_old), NULL);
    IF v_role <> 'administrator' THEN
        RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('dropped', p_group + 0));
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('members', JSON_EXTRACT(v_members, '$')));
END
