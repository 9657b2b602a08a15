-- Locks a group that is about to be edited and gives its name and version. The group of the owners may do everything, always:
-- where `p_not_owners` is 1 it is refused (`owners_stay`). Refusals: not_found, owners_stay, changed_meanwhile (a version
-- given that is not the group's).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.lock_group(
    IN p_group BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_not_owners TINYINT, OUT p_name VARCHAR(80)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_version INT UNSIGNED;
    SELECT g.name, g.version INTO p_name, v_version
    FROM ecom_data.people_group AS g
    WHERE g.id = p_group
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_group);
    END IF;
    IF p_not_owners = 1 AND p_name = 'Owners' THEN
        CALL ecom_data.refuse('owners_stay', p_group);
    END IF;
    IF p_version IS NOT NULL AND p_version <> v_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_group);
    END IF;
END
