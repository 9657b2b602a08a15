-- The deed of adjust_credit. Nobody adjusts their own.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_adjust_credit(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_login_name VARCHAR(255), p_change DECIMAL(20, 6), p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_before INT;
    DECLARE v_after INT;
    DECLARE v_vendor BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'adjust_credit', JSON_ARRAY(p_login_name, p_change, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_change IS NULL OR p_change = 0 OR p_change <> FLOOR(p_change) OR p_change NOT BETWEEN -200 AND 200 THEN
        CALL ecom_data.refuse('number_out_of_range', 'change');
    END IF;
    CALL ecom_data.check_text('reason', p_reason, 1, 500, 1);
    SELECT a.id, a.credit_score INTO v_account, v_before
    FROM ecom_data.account AS a
    WHERE a.login_name = TRIM(p_login_name) AND a.status IN ('active', 'suspended')
    FOR UPDATE;
    IF v_account IS NULL THEN
        CALL ecom_data.refuse('not_found', 'login_name');
    END IF;
    IF v_account = p_caller THEN
        CALL ecom_data.refuse('own_account', 'login_name');
    END IF;
    SET v_after = GREATEST(0, LEAST(200, v_before + p_change));
    IF v_after = v_before THEN
        CALL ecom_data.refuse('number_out_of_range', 'change');
    END IF;
    CALL ecom_data.write_credit_change(v_account, p_change, 'adjusted', NULL, p_caller, TRIM(p_reason));
    CALL ecom_data.audit(
        p_caller, 'adjust_credit', 'account', v_account, JSON_OBJECT('credit_score', v_before + 0),
        JSON_OBJECT('credit_score', v_after + 0, 'reason', TRIM(p_reason))
    );
    CALL ecom_data.notify_member(v_account, 'credit_adjusted', JSON_OBJECT(
        'change', v_after - v_before, 'score', v_after + 0, 'reason', TRIM(p_reason)
    ));
    SELECT MIN(v.id) INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = v_account;
    IF v_vendor IS NOT NULL THEN
        CALL ecom_data.refresh_seller(v_vendor);
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('score', v_after + 0));
END
