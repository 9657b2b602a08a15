-- Pays a membership charge from the shop's wallet when that covers it, and opens a shelf that was closed for it. When it does not
-- and the days of grace are over, the shelf is closed: everything leaves the catalogue until it is paid. Gives back paid or unpaid.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.settle_membership(p_charge BIGINT UNSIGNED, p_by BIGINT UNSIGNED)
RETURNS VARCHAR(16)
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_state VARCHAR(16);
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_month DATE;
    DECLARE v_due DATETIME(6);
    DECLARE v_plan VARCHAR(80);
    DECLARE v_wallet BIGINT UNSIGNED;
    DECLARE v_balance DECIMAL(14, 2);
    DECLARE v_open INT UNSIGNED;
    DECLARE v_transaction BIGINT UNSIGNED;
    SELECT c.vendor_id, c.status, c.amount, c.month, c.due_at, c.plan_name
    INTO v_vendor, v_state, v_amount, v_month, v_due, v_plan
    FROM ecom_data.membership_charge AS c
    WHERE c.id = p_charge
    FOR UPDATE;
    IF v_vendor IS NULL OR v_state = 'paid' THEN
        RETURN 'paid';
    END IF;
    SELECT v.account_id INTO v_account FROM ecom_data.vendor AS v WHERE v.id = v_vendor;
    SELECT w.id, w.balance INTO v_wallet, v_balance
    FROM ecom_data.wallet AS w
    WHERE w.account_id = v_account AND w.kind = 'cash'
    FOR UPDATE;
    IF v_balance >= v_amount THEN
        IF v_amount > 0 THEN
            SET v_transaction = ecom_data.move_money(
                'membership', v_wallet, ecom_data.shop_wallet('income'), v_amount, NULL, NULL, p_by,
                CONCAT(v_plan, ' ', LEFT(v_month, 7))
            );
        END IF;
        UPDATE ecom_data.membership_charge AS c
        SET c.status = 'paid', c.paid_at = v_now, c.transaction_id = v_transaction
        WHERE c.id = p_charge;
        CALL ecom_data.notify(
            v_account, 'vendor', 'membership_paid',
            JSON_OBJECT('charge_id', p_charge + 0, 'month', CAST(v_month AS CHAR), 'amount', CAST(v_amount AS CHAR))
        );
        SELECT COUNT(*) INTO v_open
        FROM ecom_data.membership_charge AS c
        WHERE c.vendor_id = v_vendor AND c.status = 'unpaid' AND c.due_at <= v_now
        FOR UPDATE;
        SELECT v.status INTO v_status FROM ecom_data.vendor AS v WHERE v.id = v_vendor FOR UPDATE;
        IF v_status = 'unpaid' AND v_open = 0 THEN
            UPDATE ecom_data.vendor AS v SET v.status = 'active', v.version = v.version + 1 WHERE v.id = v_vendor;
            CALL ecom_data.refresh_vendor_listings(v_vendor);
        END IF;
        RETURN 'paid';
    END IF;
    IF v_due <= v_now THEN
        SELECT v.status INTO v_status FROM ecom_data.vendor AS v WHERE v.id = v_vendor FOR UPDATE;
        IF v_status = 'active' THEN
            UPDATE ecom_data.vendor AS v SET v.status = 'unpaid', v.version = v.version + 1 WHERE v.id = v_vendor;
            CALL ecom_data.refresh_vendor_listings(v_vendor);
            CALL ecom_data.notify(
                v_account, 'vendor', 'shelf_closed', JSON_OBJECT(
                    'charge_id', p_charge + 0, 'month', CAST(v_month AS CHAR), 'amount', CAST(v_amount AS CHAR)
                )
            );
        END IF;
    END IF;
    RETURN 'unpaid';
END
