-- Pays what an account owes from its cash, the oldest debt first, each payment a ledger transaction that names the debt. Whoever is
-- paid pays their own debts from it, and so on; nobody twice in one call, so that money does not run in circles
-- (what is left then waits for the tick).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.pay_debts(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_accounts TEXT DEFAULT CAST(p_account AS CHAR);
    DECLARE v_count INT UNSIGNED DEFAULT 1;
    DECLARE v_place INT UNSIGNED DEFAULT 1;
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_creditor BIGINT UNSIGNED;
    DECLARE v_wallet BIGINT UNSIGNED;
    DECLARE v_balance DECIMAL(14, 2);
    DECLARE v_debt BIGINT UNSIGNED;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_to_wallet BIGINT UNSIGNED;
    DECLARE v_left DECIMAL(14, 2);
    DECLARE v_pays DECIMAL(14, 2);
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_note VARCHAR(200);
    DECLARE v_moved BIGINT UNSIGNED;
    WHILE v_place <= v_count DO
        SET v_account = SUBSTRING_INDEX(SUBSTRING_INDEX(v_accounts, ',', v_place), ',', -1);
        SET v_place = v_place + 1;
        each_debt: LOOP
            SET v_debt = NULL;
            SELECT d.id, d.kind, d.to_wallet_id, d.amount - d.paid, d.order_id, d.note
            INTO v_debt, v_kind, v_to_wallet, v_left, v_order, v_note
            FROM ecom_data.debt AS d
            WHERE d.account_id = v_account AND d.settled_at IS NULL
            ORDER BY d.id
            LIMIT 1
            FOR UPDATE;
            IF v_debt IS NULL THEN
                LEAVE each_debt;
            END IF;
            SELECT MAX(w.id), COALESCE(MAX(w.balance), 0) INTO v_wallet, v_balance
            FROM ecom_data.wallet AS w
            WHERE w.account_id = v_account AND w.kind = 'cash'
            FOR UPDATE;
            SET v_pays = LEAST(v_balance, v_left);
            IF v_pays <= 0 THEN
                LEAVE each_debt;
            END IF;
            CALL ecom_data.book_movement(v_kind, v_wallet, v_to_wallet, v_pays, v_order, NULL, NULL, v_note, v_debt, v_moved);
            UPDATE ecom_data.debt AS d
            SET
                d.settled_at = IF(v_pays = v_left, ecom_data.utc_now(), NULL),
                d.status = IF(v_pays = v_left, 'paid', 'open'),
                d.paid = d.paid + v_pays
            WHERE d.id = v_debt;
            IF v_pays = v_left THEN
                CALL ecom_data.notify_member(v_account, 'debt_settled', JSON_OBJECT(
                    'kind', v_kind, 'order_id', v_order + 0,
                    'number', (SELECT o.number FROM ecom_data.orders AS o WHERE o.id = v_order)
                ));
            END IF;
            SET v_creditor = (SELECT w.account_id FROM ecom_data.wallet AS w WHERE w.id = v_to_wallet AND w.kind = 'cash');
            IF v_creditor IS NOT NULL AND FIND_IN_SET(v_creditor, v_accounts) = 0 THEN
                SET v_accounts = CONCAT(v_accounts, ',', v_creditor);
                SET v_count = v_count + 1;
            END IF;
        END LOOP;
    END WHILE;
END
