-- Charges a shop for the month that is running, once however often it is called, and gives back what came of it: paid, unpaid (its
-- wallet does not cover it), done (charged before), free (the month it became a shop in, or no shop), off (the trial period).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.charge_membership(p_vendor BIGINT UNSIGNED, p_by BIGINT UNSIGNED)
RETURNS VARCHAR(16)
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_month DATE DEFAULT ecom_data.shop_month(v_now);
    DECLARE v_due DATETIME(6);
    DECLARE v_plan BIGINT UNSIGNED;
    DECLARE v_since DATETIME(6);
    DECLARE v_charge BIGINT UNSIGNED;
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_state VARCHAR(16);
    IF ecom_data.setting_number('fees_are_on') = 0 THEN
        RETURN 'off';
    END IF;
    SELECT MAX(m.plan_id), MAX(m.shop_since) INTO v_plan, v_since
    FROM ecom_data.membership AS m
    WHERE m.current_of = p_vendor
    FOR UPDATE;
    IF v_plan IS NULL OR ecom_data.shop_month(v_since) >= v_month THEN
        RETURN 'free';
    END IF;
    SELECT MAX(c.id) INTO v_charge
    FROM ecom_data.membership_charge AS c
    WHERE c.vendor_id = p_vendor AND c.month = v_month
    FOR UPDATE;
    IF v_charge IS NOT NULL THEN
        RETURN 'done';
    END IF;
    SET v_due = v_now + INTERVAL CAST(ecom_data.setting_number('membership_grace_days') AS UNSIGNED) DAY;
    INSERT INTO ecom_data.membership_charge (vendor_id, vendor_name, plan_name, month, amount, charged_at, due_at)
    SELECT v.id, v.name, p.name, v_month, p.monthly_price, v_now, v_due
    FROM ecom_data.vendor AS v
    INNER JOIN ecom_data.plan AS p ON p.id = v_plan
    WHERE v.id = p_vendor;
    SET v_charge = LAST_INSERT_ID();
    SET v_state = ecom_data.settle_membership(v_charge, p_by);
    IF v_state = 'unpaid' THEN
        SELECT c.amount INTO v_amount FROM ecom_data.membership_charge AS c WHERE c.id = v_charge;
        SELECT v.account_id INTO v_account FROM ecom_data.vendor AS v WHERE v.id = p_vendor;
        CALL ecom_data.notify(
            v_account, 'vendor', 'membership_unpaid', JSON_OBJECT(
                'charge_id', v_charge + 0, 'month', CAST(v_month AS CHAR), 'amount', CAST(v_amount AS CHAR),
                'due_at', CAST(v_due AS CHAR)
            )
        );
    END IF;
    RETURN v_state;
END
