-- Books one movement: two entries that sum to zero, and the balances of the persons on both sides. Called by move_money and pay_debts alone;
-- `p_debt` is the debt it pays off, if any. Refused `balance_too_low` when a person's wallet does not cover it: the
-- update itself is the test, so two payments at once cannot both pass.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.book_movement(
    IN p_kind VARCHAR(16), IN p_from BIGINT UNSIGNED, IN p_to BIGINT UNSIGNED, IN p_amount DECIMAL(14, 2),
    IN p_order BIGINT UNSIGNED, IN p_request BIGINT UNSIGNED, IN p_account BIGINT UNSIGNED, IN p_note VARCHAR(200),
    IN p_debt BIGINT UNSIGNED, OUT p_transaction BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    IF (SELECT w.account_id FROM ecom_data.wallet AS w WHERE w.id = p_from) IS NOT NULL THEN
        UPDATE ecom_data.wallet AS w
        SET w.balance = w.balance - p_amount
        WHERE w.id = p_from AND w.balance >= p_amount;
        IF ROW_COUNT() = 0 THEN
            CALL ecom_data.refuse('balance_too_low', p_amount);
        END IF;
    END IF;
    -- Asked first: an update that finds nothing to change would still wait for everyone who pays into the shop's wallet.
    IF (SELECT w.account_id FROM ecom_data.wallet AS w WHERE w.id = p_to) IS NOT NULL THEN
        UPDATE ecom_data.wallet AS w
        SET w.balance = w.balance + p_amount
        WHERE w.id = p_to;
    END IF;
    INSERT INTO ecom_data.ledger_transaction (kind, order_id, wallet_request_id, debt_id, note, account_id, happened_at)
    VALUES (p_kind, p_order, p_request, p_debt, COALESCE(p_note, ''), p_account, ecom_data.utc_now());
    SET p_transaction = LAST_INSERT_ID();
    INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)
    VALUES (p_transaction, p_from, -p_amount, (SELECT w.balance FROM ecom_data.wallet AS w WHERE w.id = p_from));
    INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)
    VALUES (p_transaction, p_to, p_amount, (SELECT w.balance FROM ecom_data.wallet AS w WHERE w.id = p_to));
END
