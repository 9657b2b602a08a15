-- The deed of reset_password: everything about it but the password, which no function may give.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_reset_password(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_account BIGINT UNSIGNED, p_version INT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_version INT UNSIGNED;
    -- Before the key: a repeated call gives a new password, so that it must still be allowed.
    IF EXISTS (SELECT 1 FROM ecom_data.administrator AS m WHERE m.account_id = p_account FOR UPDATE) AND NOT EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
        WHERE g.account_id = p_caller AND x.module = 'permissions' AND x.privilege = 'full'
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('not_allowed', p_account);
    END IF;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'reset_password', JSON_ARRAY(p_account, p_version));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_account = p_caller THEN
        CALL ecom_data.refuse('own_account', p_account);
    END IF;
    SELECT a.status, a.version INTO v_status, v_version
    FROM ecom_data.account AS a
    WHERE a.id = p_account
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_account);
    END IF;
    IF v_status <> 'active' THEN
        CALL ecom_data.refuse('account_state', v_status);
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_account);
    END IF;
    CALL ecom_data.audit(p_caller, 'reset_password', 'account', p_account, NULL, NULL);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 0));
END
