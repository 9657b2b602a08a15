-- Gives an account an administrator profile and puts it into a group. For the owner's tools: no role may call it.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.make_administrator(
    IN p_login_name VARCHAR(32), IN p_name VARCHAR(80), IN p_phone VARCHAR(32), IN p_group VARCHAR(80)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_terms INT UNSIGNED;
    SELECT a.id INTO v_account FROM ecom_data.account AS a WHERE a.login_name = p_login_name;
    UPDATE ecom_data.account AS a
    SET a.status = 'active', a.version = a.version + 1
    WHERE a.id = v_account;
    SELECT MAX(t.version) INTO v_terms FROM ecom_data.terms AS t;
    CALL ecom_data.keep_acceptance(v_account, v_terms);
    INSERT INTO ecom_data.administrator (account_id, name, phone, created_at)
    VALUES (v_account, p_name, p_phone, ecom_data.utc_now())
    ON DUPLICATE KEY UPDATE name = p_name, phone = p_phone;
    INSERT INTO ecom_data.group_member (group_id, account_id)
    SELECT g.id, v_account FROM ecom_data.people_group AS g WHERE g.name = p_group AND g.role = 'administrator'
    ON DUPLICATE KEY UPDATE account_id = v_account;
    CALL ecom_data.apply_access(v_account);
END
