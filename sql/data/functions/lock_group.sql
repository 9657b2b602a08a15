-- Locks a group that is about to be edited and gives its name and role. The group of the owners may do everything, always:
-- `p_edit` 'access' refuses it (`owners_stay`); 'group' (its name, its being there) also refuses the groups everybody who buys or
-- sells belongs to (`group_stays`); 'members' refuses none. Refusals: not_found, owners_stay, group_stays, changed_meanwhile (a
-- version given that is not the group's).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.lock_group(
    IN p_group BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_edit VARCHAR(8), OUT p_name VARCHAR(80), OUT p_role VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_version INT UNSIGNED;
    DECLARE v_mysql_role VARCHAR(32);
    SELECT g.name, g.role, g.version, g.mysql_role INTO p_name, p_role, v_version, v_mysql_role
    FROM ecom_data.people_group AS g
    WHERE g.id = p_group
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_group);
    END IF;
    IF p_edit <> 'members' AND p_name = 'Owners' THEN
        CALL ecom_data.refuse('owners_stay', p_group);
    END IF;
    IF p_edit = 'group' AND v_mysql_role IN ('ecom_customer', 'ecom_vendor') THEN
        CALL ecom_data.refuse('group_stays', p_group);
    END IF;
    IF p_version IS NOT NULL AND p_version <> v_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_group);
    END IF;
END
