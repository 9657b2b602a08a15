-- Writes a request for a top-up or a withdrawal and gives back {id, number}. A withdrawal is set aside as payable. At
-- most 20 requests of an account are open at once. Whoever owes something withdraws nothing. While a seller has something on the
-- shelf or orders to fulfil, the sum of the setting `seller_reserve` stays in the wallet (`reserve_stays`, what may leave it);
-- whoever leaves the shop takes all. A shop settles once in the days of `shop_settlement_days` (`not_settled_yet`, the day
-- of the shop from which on it may).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.make_wallet_request(
    p_account BIGINT UNSIGNED, p_kind VARCHAR(16), p_amount DECIMAL(20, 6), p_bank_reference TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_wallet BIGINT UNSIGNED DEFAULT ecom_data.person_wallet(p_account, 'cash');
    DECLARE v_payable BIGINT UNSIGNED DEFAULT ecom_data.shop_wallet('payable');
    DECLARE v_number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin DEFAULT ecom_data.public_number();
    DECLARE v_reserve DECIMAL(14, 2) DEFAULT ecom_data.setting_number('seller_reserve');
    DECLARE v_days DECIMAL(14, 2) DEFAULT ecom_data.setting_number('shop_settlement_days');
    DECLARE v_sells TINYINT;
    DECLARE v_last DATETIME(6);
    DECLARE v_balance DECIMAL(14, 2);
    DECLARE v_name VARCHAR(80);
    DECLARE v_open INT UNSIGNED;
    DECLARE v_request BIGINT UNSIGNED;
    DECLARE v_moved BIGINT UNSIGNED;
    IF v_wallet IS NULL THEN
        CALL ecom_data.refuse('profile_missing', 'customer');
    END IF;
    CALL ecom_data.check_amount('amount', p_amount, 0.01, 1000000);
    CALL ecom_data.check_text('bank_reference', p_bank_reference, 1, 80, 0);
    IF p_kind = 'withdrawal' AND ecom_data.debt_of(p_account) > 0 THEN
        CALL ecom_data.refuse('debt_open', ecom_data.debt_of(p_account));
    END IF;
    SET v_sells = p_kind = 'withdrawal' AND (
        EXISTS (
            SELECT 1
            FROM ecom_data.vendor AS v
            INNER JOIN ecom_data.product AS p ON v.id = p.vendor_id
            WHERE v.account_id = p_account AND p.status IN ('on_sale', 'reserved')
        )
        OR EXISTS (
            SELECT 1
            FROM ecom_data.vendor AS v
            INNER JOIN ecom_data.orders AS o ON v.id = o.vendor_id
            WHERE v.account_id = p_account AND o.status IN ('placed', 'confirmed', 'shipped')
        )
    );
    IF v_sells AND v_days > 0 AND EXISTS (
        SELECT 1 FROM ecom_data.vendor AS v WHERE v.account_id = p_account AND v.kind = 'shop'
    ) THEN
        SELECT MAX(r.requested_at) INTO v_last
        FROM ecom_data.wallet_request AS r
        WHERE r.account_id = p_account AND r.kind = 'withdrawal' AND r.status IN ('requested', 'confirmed')
        FOR UPDATE;
        IF v_last > ecom_data.utc_now() - INTERVAL CAST(v_days AS UNSIGNED) DAY THEN
            CALL ecom_data.refuse(
                'not_settled_yet', ecom_data.shop_date(v_last + INTERVAL CAST(v_days AS UNSIGNED) DAY) + INTERVAL 1 DAY
            );
        END IF;
    END IF;
    IF v_sells AND v_reserve > 0 THEN
        SELECT w.balance INTO v_balance FROM ecom_data.wallet AS w WHERE w.id = v_wallet FOR UPDATE;
        IF v_balance >= p_amount AND v_balance - p_amount < v_reserve THEN
            CALL ecom_data.refuse('reserve_stays', GREATEST(v_balance - v_reserve, 0.00));
        END IF;
    END IF;
    SELECT COUNT(*) INTO v_open
    FROM ecom_data.wallet_request AS r
    WHERE r.account_id = p_account AND r.status = 'requested'
    FOR UPDATE;
    IF v_open >= 20 THEN
        CALL ecom_data.refuse('too_many_requests', NULL);
    END IF;
    SELECT COALESCE(c.name, v.name)
    INTO v_name
    FROM ecom_data.account AS a
    LEFT JOIN ecom_data.customer AS c ON a.id = c.account_id
    LEFT JOIN ecom_data.vendor AS v ON a.id = v.account_id
    WHERE a.id = p_account;
    INSERT INTO ecom_data.wallet_request (number, account_id, account_name, kind, amount, bank_reference, requested_at)
    VALUES (v_number, p_account, v_name, p_kind, p_amount, TRIM(p_bank_reference), ecom_data.utc_now());
    SET v_request = LAST_INSERT_ID();
    IF p_kind = 'withdrawal' THEN
        SET v_moved = ecom_data.move_money('withdrawal', v_wallet, v_payable, p_amount, NULL, v_request, p_account, '');
    END IF;
    RETURN JSON_OBJECT('id', v_request + 0, 'number', v_number);
END
