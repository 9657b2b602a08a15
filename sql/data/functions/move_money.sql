-- Moves `p_amount` yuan (above zero) from one wallet to another as one ledger transaction of two entries that sum
-- to zero, and gives back the transaction's id. Refused `balance_too_low` when a person's wallet does not
-- cover it: the update itself is the test, so two payments at once cannot both pass.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.move_money(
    p_kind VARCHAR(16), p_from BIGINT UNSIGNED, p_to BIGINT UNSIGNED, p_amount DECIMAL(14, 2),
    p_order BIGINT UNSIGNED, p_request BIGINT UNSIGNED, p_account BIGINT UNSIGNED, p_note VARCHAR(200)
)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_transaction BIGINT UNSIGNED;
    IF p_amount IS NULL OR p_amount <= 0 THEN
        CALL ecom_data.refuse('amount_out_of_range', 'amount');
    END IF;
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
    INSERT INTO ecom_data.ledger_transaction (kind, order_id, wallet_request_id, note, account_id, happened_at)
    VALUES (p_kind, p_order, p_request, COALESCE(p_note, ''), p_account, ecom_data.utc_now());
    SET v_transaction = LAST_INSERT_ID();
    INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)
    VALUES (v_transaction, p_from, -p_amount, (SELECT w.balance FROM ecom_data.wallet AS w WHERE w.id = p_from));
    INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)
    VALUES (v_transaction, p_to, p_amount, (SELECT w.balance FROM ecom_data.wallet AS w WHERE w.id = p_to));
    RETURN v_transaction;
END
