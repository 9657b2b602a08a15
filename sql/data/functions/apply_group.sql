-- Makes the MySQL role of a group of customers or vendors equal to what the access table says: the role is there, holds what
-- every account and every window of its kind may do, and each view and procedure the group's privileges open; anything else is
-- taken back. Only what differs is touched, so that nobody is shut out meanwhile. Safe to repeat; run after every edit of the
-- matrix and at every install. A group of administrators has no role: nothing happens.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.apply_group(IN p_group BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_mysql_role VARCHAR(32) CHARACTER SET ascii;
    DECLARE v_role VARCHAR(16);
    DECLARE v_verb VARCHAR(8);
    DECLARE v_kind VARCHAR(16);
    DECLARE v_object VARCHAR(64);
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE changes CURSOR FOR
    SELECT
        IF(MAX(t.is_there) = 1, 'REVOKE', 'GRANT') AS verb,
        t.object_kind,
        t.object_name
    FROM (
        SELECT 1 AS is_there, 'view' AS object_kind, CONVERT(p.table_name USING ascii) AS object_name
        FROM mysql.tables_priv AS p
        WHERE p.db = 'ecom' AND CONVERT(p.user USING ascii) = v_mysql_role
        UNION ALL
        SELECT 1 AS is_there, 'procedure' AS object_kind, CONVERT(p.routine_name USING ascii) AS object_name
        FROM mysql.procs_priv AS p
        WHERE p.db = 'ecom' AND CONVERT(p.user USING ascii) = v_mysql_role
        UNION ALL
        SELECT DISTINCT 0 AS is_there, w.object_kind, w.object_name
        FROM (
            SELECT CONCAT(p.object_kind, '') AS object_kind, p.object_name
            FROM ecom_data.page_object AS p
            WHERE p.role = v_role
            UNION ALL
            SELECT CONCAT(o.object_kind, '') AS object_kind, o.object_name
            FROM ecom_data.access AS x
            INNER JOIN ecom_data.module_object AS o ON x.module = o.module
            WHERE
                x.group_id = p_group
                AND FIELD(x.privilege, 'read', 'write', 'full') >= FIELD(o.privilege, 'read', 'write', 'full')
        ) AS w
    ) AS t
    GROUP BY t.object_kind, t.object_name
    HAVING COUNT(*) = 1;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    SELECT g.mysql_role, g.role INTO v_mysql_role, v_role FROM ecom_data.people_group AS g WHERE g.id = p_group;
    IF v_mysql_role IS NOT NULL THEN
        CALL ecom_data.make_role(v_mysql_role);
        SET v_done = 0;
        OPEN changes;
        each_change: LOOP
            FETCH changes INTO v_verb, v_kind, v_object;
            IF v_done = 1 THEN
                LEAVE each_change;
            END IF;
            CALL ecom_data.run(CONCAT(
                v_verb, IF(v_kind = 'view', ' SELECT ON ecom.', ' EXECUTE ON PROCEDURE ecom.'), v_object,
                IF(v_verb = 'GRANT', ' TO ', ' FROM '), v_mysql_role
            ));
        END LOOP;
        CLOSE changes;
    END IF;
END
