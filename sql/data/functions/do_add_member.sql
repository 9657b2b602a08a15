-- The deed of add_member.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_add_member(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_group BIGINT UNSIGNED, p_login_name VARCHAR(255)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_name VARCHAR(80);
    DECLARE v_role VARCHAR(16);
    DECLARE v_account BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'add_member', JSON_ARRAY(p_group, p_login_name));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.lock_group(p_group, NULL, 'members', v_name, v_role);
    SELECT a.id INTO v_account
    FROM ecom_data.account AS a
    WHERE a.login_name = TRIM(p_login_name) AND a.status = 'active'
    FOR UPDATE;
    IF v_account IS NULL THEN
        CALL ecom_data.refuse('not_found', 'login_name');
    END IF;
    IF v_role <> 'administrator' THEN
        IF ecom_data.group_of(v_account, v_role) IS NULL THEN
            CALL ecom_data.refuse('profile_missing', v_role);
        END IF;
        IF v_account = p_caller THEN
            CALL ecom_data.refuse('own_account', v_account);
        END IF;
        DELETE m FROM ecom_data.group_member AS m
        INNER JOIN ecom_data.people_group AS g ON m.group_id = g.id
        WHERE m.account_id = v_account AND g.role = v_role;
        INSERT INTO ecom_data.group_member (group_id, account_id)
        SELECT g.id, v_account
        FROM ecom_data.people_group AS g
        WHERE g.id = p_group AND g.mysql_role <> CONVERT(CONCAT('ecom_', v_role) USING ascii);
        CALL ecom_data.audit(
            p_caller, 'add_member', 'group', p_group, NULL, JSON_OBJECT('group', v_name, 'login_name', TRIM(p_login_name))
        );
        RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('moved', v_account + 0));
    END IF;
    INSERT IGNORE INTO ecom_data.administrator (account_id, name, created_at)
    SELECT
        a.id,
        COALESCE(c.name, v.name, a.login_name),
        ecom_data.utc_now()
    FROM ecom_data.account AS a
    LEFT JOIN ecom_data.customer AS c ON a.id = c.account_id
    LEFT JOIN ecom_data.vendor AS v ON a.id = v.account_id
    WHERE a.id = v_account;
    INSERT INTO ecom_data.group_member (group_id, account_id) VALUES (p_group, v_account)
    ON DUPLICATE KEY UPDATE account_id = v_account;
    CALL ecom_data.audit(
        p_caller, 'add_member', 'group', p_group, NULL, JSON_OBJECT('group', v_name, 'login_name', TRIM(p_login_name))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('members', JSON_ARRAY(v_account + 0)));
END
