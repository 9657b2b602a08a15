-- Makes an administrator's MySQL grants equal to what the access table says: all taken back, then each view and
-- procedure that a module's privilege opens granted again. MariaDB takes the roles back too, so those of all windows the
-- account has are given again. Safe to repeat; run after every edit of the matrix and at every install.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.apply_access(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_object VARCHAR(64);
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE objects CURSOR FOR
    SELECT DISTINCT o.object_kind, o.object_name
    FROM ecom_data.group_member AS g
    INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id
    INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
    INNER JOIN ecom_data.module_object AS o ON x.module = o.module
    WHERE
        g.account_id = p_account
        AND p.role = 'administrator'
        AND FIELD(x.privilege, 'read', 'write', 'full') >= FIELD(o.privilege, 'read', 'write', 'full');
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = p_account;
    CALL ecom_data.run(CONCAT('REVOKE ALL PRIVILEGES, GRANT OPTION FROM ', v_user, '@''%'''));
    CALL ecom_data.run(CONCAT('GRANT ecom_member TO ', v_user, '@''%'''));
    CALL ecom_data.run(CONCAT('GRANT ecom_administrator TO ', v_user, '@''%'''));
    CALL ecom_data.apply_roles(p_account);
    OPEN objects;
    each_object: LOOP
        FETCH objects INTO v_kind, v_object;
        IF v_done = 1 THEN
            LEAVE each_object;
        END IF;
        CALL ecom_data.run(CONCAT(
            IF(v_kind = 'view', 'GRANT SELECT ON ecom.', 'GRANT EXECUTE ON PROCEDURE ecom.'), v_object, ' TO ', v_user, '@''%'''
        ));
    END LOOP;
    CLOSE objects;
END
