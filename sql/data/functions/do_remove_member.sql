-- The deed of remove_member.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_member(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_group BIGINT UNSIGNED, p_account BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_name VARCHAR(80);
    DECLARE v_role VARCHAR(16);
    DECLARE v_login VARCHAR(32);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'remove_member', JSON_ARRAY(p_group, p_account));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.lock_group(p_group, NULL, 'members', v_name, v_role);
    SELECT a.login_name INTO v_login
    FROM ecom_data.group_member AS g
    INNER JOIN ecom_data.account AS a ON g.account_id = a.id
    WHERE g.group_id = p_group AND g.account_id = p_account
    FOR UPDATE;
    IF v_login IS NULL THEN
        CALL ecom_data.refuse('not_found', p_account);
    END IF;
    IF v_role <> 'administrator' AND p_account = p_caller THEN
        CALL ecom_data.refuse('own_account', p_account);
    END IF;
    IF v_name = 'Owners' AND NOT EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.account AS a ON g.account_id = a.id
        WHERE g.group_id = p_group AND a.status = 'active' AND a.id <> p_account
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('last_administrator', p_account);
    END IF;
    DELETE FROM ecom_data.group_member WHERE group_id = p_group AND account_id = p_account;
    CALL ecom_data.audit(
        p_caller, 'remove_member', 'group', p_group, JSON_OBJECT('group', v_name, 'login_name', v_login), NULL
    );
    IF v_role <> 'administrator' THEN
        RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('moved', p_account + 0));
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('members', JSON_ARRAY(p_account + 0)));
END
