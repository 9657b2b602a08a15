-- The deed of close_account. Its groups are left, so that an administrator's grants go when they are applied next.
-- What is left of the starting grant goes back to the shop.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_close_account(p_account BIGINT UNSIGNED, p_key VARCHAR(64))
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_count BIGINT;
    DECLARE v_balance DECIMAL(14, 2);
    DECLARE v_vendor BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'close_account', '');
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.orders AS o
    INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id
    INNER JOIN ecom_data.vendor AS v ON o.vendor_id = v.id
    WHERE o.status IN ('placed', 'confirmed', 'shipped') AND (c.account_id = p_account OR v.account_id = p_account);
    IF v_count > 0 THEN
        CALL ecom_data.refuse('orders_open', v_count);
    END IF;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.wallet_request AS r
    WHERE r.account_id = p_account AND r.status = 'requested'
    FOR UPDATE;
    IF v_count > 0 THEN
        CALL ecom_data.refuse('requests_open', v_count);
    END IF;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.complaint_party AS p
    INNER JOIN ecom_data.complaint AS c ON p.complaint_id = c.id
    WHERE p.account_id = p_account AND c.status IN ('open', 'appealed');
    IF v_count > 0 THEN
        CALL ecom_data.refuse('complaints_open', v_count);
    END IF;
    SELECT COALESCE(SUM(w.balance), 0) INTO v_balance
    FROM ecom_data.wallet AS w
    WHERE w.account_id = p_account AND w.kind = 'cash'
    FOR UPDATE;
    IF v_balance <> 0 THEN
        CALL ecom_data.refuse('balance_left', v_balance);
    END IF;
    IF ecom_data.debt_of(p_account) > 0 THEN
        CALL ecom_data.refuse('debt_open', ecom_data.debt_of(p_account));
    END IF;
    IF EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id
        WHERE p.name = 'Owners' AND g.account_id = p_account
    ) AND NOT EXISTS (
        SELECT 1
        FROM ecom_data.group_member AS g
        INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id
        INNER JOIN ecom_data.account AS a ON g.account_id = a.id
        WHERE p.name = 'Owners' AND a.status = 'active' AND a.id <> p_account
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('last_administrator', p_account);
    END IF;
    UPDATE ecom_data.account AS a
    SET a.status = 'closed', a.closed_at = ecom_data.utc_now(), a.version = a.version + 1
    WHERE a.id = p_account;
    UPDATE ecom_data.vendor AS v SET v.status = 'closed', v.version = v.version + 1 WHERE v.account_id = p_account;
    SELECT MIN(v.id) INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = p_account;
    IF v_vendor IS NOT NULL THEN
        UPDATE ecom_data.membership AS m
        SET m.current_of = NULL, m.ended_at = ecom_data.utc_now()
        WHERE m.current_of = v_vendor;
        SELECT COALESCE(MAX(w.balance), 0) INTO v_balance
        FROM ecom_data.wallet AS w
        WHERE w.account_id = p_account AND w.kind = 'grant'
        FOR UPDATE;
        IF v_balance > 0 THEN
            SET v_count = ecom_data.move_money(
                'grant', ecom_data.person_wallet(p_account, 'grant'), ecom_data.shop_wallet('promotion'), v_balance, NULL, NULL,
                p_account, 'closed'
            );
        END IF;
        CALL ecom_data.refresh_vendor_listings(v_vendor);
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT());
END
