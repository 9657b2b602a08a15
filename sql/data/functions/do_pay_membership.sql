-- The deed of pay_membership.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_pay_membership(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_balance DECIMAL(14, 2);
    DECLARE v_charge BIGINT UNSIGNED DEFAULT 0;
    DECLARE v_state VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'pay_membership', '');
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT COALESCE(SUM(c.amount), 0) INTO v_amount
    FROM ecom_data.membership_charge AS c
    WHERE c.vendor_id = p_vendor AND c.status = 'unpaid'
    FOR UPDATE;
    SELECT COALESCE(MAX(w.balance), 0) INTO v_balance
    FROM ecom_data.wallet AS w
    WHERE w.account_id = p_account AND w.kind = 'cash'
    FOR UPDATE;
    IF v_amount > v_balance THEN
        CALL ecom_data.refuse('fee_not_covered', v_amount - v_balance);
    END IF;
    WHILE v_charge IS NOT NULL DO
        SELECT MIN(c.id) INTO v_charge
        FROM ecom_data.membership_charge AS c
        WHERE c.vendor_id = p_vendor AND c.status = 'unpaid'
        FOR UPDATE;
        IF v_charge IS NOT NULL THEN
            SET v_state = ecom_data.settle_membership(v_charge, p_account);
        END IF;
    END WHILE;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('paid', CAST(v_amount AS CHAR)));
END
