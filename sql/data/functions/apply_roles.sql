-- Makes the roles an account may take for buying and selling those of its groups, and no other group's. Where one is taken away,
-- the account's open sessions are ended: on MariaDB they would go on in it. Safe to repeat.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.apply_roles(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_mysql_role VARCHAR(32) CHARACTER SET ascii;
    DECLARE v_wanted TINYINT;
    DECLARE v_taken TINYINT DEFAULT 0;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE roles CURSOR FOR
    SELECT
        g.mysql_role,
        COALESCE(g.id = ecom_data.group_of(p_account, g.role), 0) AS wanted
    FROM ecom_data.people_group AS g
    WHERE g.mysql_role IS NOT NULL
    ORDER BY wanted DESC, g.id ASC;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = p_account;
    OPEN roles;
    each_role: LOOP
        FETCH roles INTO v_mysql_role, v_wanted;
        IF v_done = 1 THEN
            LEAVE each_role;
        END IF;
        IF v_wanted = 1 AND NOT ecom_data.has_role(v_user, v_mysql_role) THEN
            CALL ecom_data.run(CONCAT('GRANT ', v_mysql_role, ' TO ', v_user, '@''%'''));
        ELSEIF v_wanted = 0 AND ecom_data.has_role(v_user, v_mysql_role) THEN
            CALL ecom_data.run(CONCAT('REVOKE ', v_mysql_role, ' FROM ', v_user, '@''%'''));
            SET v_taken = 1;
        END IF;
    END LOOP;
    CLOSE roles;
    IF v_taken = 1 THEN
        CALL ecom_data.stop_sessions(v_user);
        CALL ecom_data.stop_sessions(v_user);
    END IF;
END
