-- The deed of reinstate_account. Nobody does it to their own account.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_reinstate_account(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_account BIGINT UNSIGNED, p_version INT UNSIGNED, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'reinstate_account', JSON_ARRAY(p_account, p_version, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, 1, 500, 1);
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
    IF v_status <> 'suspended' THEN
        CALL ecom_data.refuse('account_state', v_status);
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_account);
    END IF;
    UPDATE ecom_data.account AS a
    SET a.status = 'active', a.status_reason = NULL, a.version = a.version + 1
    WHERE a.id = p_account;
    SELECT MIN(v.id) INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = p_account;
    IF v_vendor IS NOT NULL THEN
        CALL ecom_data.refresh_vendor_listings(v_vendor);
    END IF;
    CALL ecom_data.audit(
        p_caller, 'reinstate_account', 'account', p_account, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', 'active', 'reason', TRIM(p_reason))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
