-- The deed of change_plan. The running month is paid for once: a dearer plan costs the difference to what was charged for it.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_change_plan(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_plan BIGINT UNSIGNED, p_fee DECIMAL(20, 6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_plan BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(80);
    DECLARE v_slots INT UNSIGNED;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_offered TINYINT;
    DECLARE v_charge BIGINT UNSIGNED;
    DECLARE v_charged DECIMAL(14, 2);
    DECLARE v_unpaid DECIMAL(14, 2);
    DECLARE v_fee DECIMAL(14, 2);
    DECLARE v_ignored BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'change_plan', JSON_ARRAY(p_plan, p_fee));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT MAX(m.plan_id) INTO v_plan FROM ecom_data.membership AS m WHERE m.current_of = p_vendor FOR UPDATE;
    IF v_plan IS NULL THEN
        CALL ecom_data.refuse('not_a_shop', NULL);
    END IF;
    SELECT p.name, p.slots, p.monthly_price, p.is_offered INTO v_name, v_slots, v_price, v_offered
    FROM ecom_data.plan AS p
    WHERE p.id = p_plan
    LOCK IN SHARE MODE;
    IF v_name IS NULL OR v_offered = 0 OR p_plan = v_plan THEN
        CALL ecom_data.refuse('choice_unknown', 'plan');
    END IF;
    SELECT COALESCE(SUM(c.amount), 0) INTO v_unpaid
    FROM ecom_data.membership_charge AS c
    WHERE c.vendor_id = p_vendor AND c.status = 'unpaid'
    FOR UPDATE;
    IF v_unpaid > 0 THEN
        CALL ecom_data.refuse('membership_unpaid', v_unpaid);
    END IF;
    IF ecom_data.shelf_taken(p_vendor) > v_slots THEN
        CALL ecom_data.refuse('slots_full', v_slots);
    END IF;
    SELECT MAX(c.id), MAX(c.amount) INTO v_charge, v_charged
    FROM ecom_data.membership_charge AS c
    WHERE c.vendor_id = p_vendor AND c.month = ecom_data.shop_month(ecom_data.utc_now())
    FOR UPDATE;
    SET v_fee = IF(v_charge IS NULL OR ecom_data.setting_number('fees_are_on') = 0, 0, GREATEST(v_price - v_charged, 0));
    IF COALESCE(p_fee, 0) <> v_fee THEN
        CALL ecom_data.refuse('fee_changed', v_fee);
    END IF;
    IF v_fee > 0 THEN
        SET v_ignored = ecom_data.take_fee(p_account, 'membership', v_fee, 0, v_name);
        UPDATE ecom_data.membership_charge AS c SET c.amount = v_price, c.plan_name = v_name WHERE c.id = v_charge;
    END IF;
    CALL ecom_data.start_membership(p_vendor, p_plan);
    CALL ecom_data.refresh_seller(p_vendor);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('plan_id', p_plan + 0, 'paid', CAST(v_fee AS CHAR)));
END
