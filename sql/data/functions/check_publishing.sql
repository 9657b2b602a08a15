-- Refuses what keeps a vendor from putting anything on sale: a credit score below the floor (`credit_too_low`, the floor), a debt
-- (`debt_open`, what is owed), less in the wallet than the setting asks for (`publishing_balance_too_low`, the sum in yuan), an
-- overdue membership (`membership_unpaid`, the yuan), a shop without a plan (`plan_missing`), or one whose shelf is full
-- (`slots_full`, its slots). A shop's membership is locked, so that of two products at once only one takes the last slot.
-- Where sellers must prove their e-mail address, an individual seller who has not is refused too (`email_not_verified`).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.check_publishing(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_floor DECIMAL(14, 2) DEFAULT ecom_data.setting_number('credit_floor');
    DECLARE v_least DECIMAL(14, 2) DEFAULT ecom_data.setting_number('publishing_balance');
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_status VARCHAR(16);
    DECLARE v_plan BIGINT UNSIGNED;
    DECLARE v_slots INT UNSIGNED;
    DECLARE v_balance DECIMAL(14, 2);
    IF ecom_data.setting_number('sellers_verify_email') = 1 AND ecom_data.setting_number('mail_is_on') = 1 AND EXISTS (
        SELECT 1
        FROM ecom_data.account AS a
        INNER JOIN ecom_data.vendor AS v ON a.id = v.account_id
        WHERE a.id = p_account AND v.kind = 'individual' AND a.email_verified_at IS NULL
    ) THEN
        CALL ecom_data.refuse('email_not_verified', NULL);
    END IF;
    IF (SELECT a.credit_score FROM ecom_data.account AS a WHERE a.id = p_account) < v_floor THEN
        CALL ecom_data.refuse('credit_too_low', v_floor);
    END IF;
    IF ecom_data.debt_of(p_account) > 0 THEN
        CALL ecom_data.refuse('debt_open', ecom_data.debt_of(p_account));
    END IF;
    IF v_least > 0 THEN
        SELECT COALESCE(MAX(w.balance), 0) INTO v_balance
        FROM ecom_data.wallet AS w
        WHERE w.account_id = p_account AND w.kind = 'cash'
        FOR UPDATE;
        IF v_balance < v_least THEN
            CALL ecom_data.refuse('publishing_balance_too_low', v_least);
        END IF;
    END IF;
    -- Locked, as one who becomes a shop at the same moment has fewer places.
    SELECT v.id, v.kind, v.status INTO v_vendor, v_kind, v_status
    FROM ecom_data.vendor AS v
    WHERE v.account_id = p_account
    LOCK IN SHARE MODE;
    IF v_status = 'unpaid' THEN
        CALL ecom_data.refuse('membership_unpaid', (
            SELECT SUM(c.amount) FROM ecom_data.membership_charge AS c WHERE c.vendor_id = v_vendor AND c.status = 'unpaid'
        ));
    END IF;
    IF v_kind = 'shop' THEN
        SELECT MAX(m.plan_id) INTO v_plan FROM ecom_data.membership AS m WHERE m.current_of = v_vendor FOR UPDATE;
        IF v_plan IS NULL THEN
            CALL ecom_data.refuse('plan_missing', NULL);
        END IF;
        SELECT p.slots INTO v_slots FROM ecom_data.plan AS p WHERE p.id = v_plan LOCK IN SHARE MODE;
        IF ecom_data.shelf_taken(v_vendor) >= v_slots THEN
            CALL ecom_data.refuse('slots_full', v_slots);
        END IF;
    END IF;
END
