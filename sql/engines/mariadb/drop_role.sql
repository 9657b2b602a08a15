-- MariaDB: removes the role of a group of customers or vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.drop_role(IN p_role VARCHAR(32) CHARACTER SET ascii)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    IF p_role NOT REGEXP '^ecom_g[0-9]+\\z' THEN
        CALL ecom_data.refuse('not_allowed', 'role');
    END IF;
    EXECUTE IMMEDIATE CONCAT('DROP ROLE IF EXISTS ', p_role);
END
