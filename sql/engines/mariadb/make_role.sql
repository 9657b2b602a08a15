-- MariaDB: makes the role of a group of customers or vendors if it is not there.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.make_role(IN p_role VARCHAR(32) CHARACTER SET ascii)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    IF p_role NOT REGEXP '^ecom_(customer|vendor|g[0-9]+)\\z' THEN
        CALL ecom_data.refuse('not_allowed', 'role');
    END IF;
    EXECUTE IMMEDIATE CONCAT('CREATE ROLE IF NOT EXISTS ', p_role);
END
