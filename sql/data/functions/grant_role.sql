-- Grants the role of one of the windows to an account's MySQL account: for buying and selling that of the account's group, so
-- that repeating a registration gives nothing back. Safe to repeat.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.grant_role(IN p_account BIGINT UNSIGNED, IN p_role VARCHAR(32))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = p_account;
    IF p_role IN ('ecom_customer', 'ecom_vendor') THEN
        SET p_role = ecom_data.role_of(p_account, SUBSTRING(p_role, 6));
    ELSEIF p_role <> 'ecom_administrator' THEN
        CALL ecom_data.refuse('not_allowed', 'role');
    END IF;
    CALL ecom_data.run(CONCAT('GRANT ', p_role, ' TO ', v_user, '@''%'''));
END
