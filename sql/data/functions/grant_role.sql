-- Grants one of the windows' roles to an account's MySQL account. Safe to repeat.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.grant_role(IN p_account BIGINT UNSIGNED, IN p_role VARCHAR(32))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = p_account;
    IF p_role NOT IN ('ecom_customer', 'ecom_vendor', 'ecom_administrator') THEN
        CALL ecom_data.refuse('not_allowed', 'role');
    END IF;
    CALL ecom_data.run(CONCAT('GRANT ', p_role, ' TO ', v_user, '@''%'''));
END
