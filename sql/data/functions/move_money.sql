-- Moves `p_amount` yuan (above zero) from one wallet to another as one ledger transaction of two entries that sum
-- to zero, and gives back the transaction's id. What comes into a person's cash pays their debts first, in transactions
-- of their own. Refusals: balance_too_low, amount_out_of_range.
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
    DECLARE v_receiver BIGINT UNSIGNED;
    IF p_amount IS NULL OR p_amount <= 0 THEN
        CALL ecom_data.refuse('amount_out_of_range', 'amount');
    END IF;
    CALL ecom_data.book_movement(
        p_kind, p_from, p_to, p_amount, p_order, p_request, p_account, p_note, NULL, v_transaction
    );
    SET v_receiver = (SELECT w.account_id FROM ecom_data.wallet AS w WHERE w.id = p_to AND w.kind = 'cash');
    IF v_receiver IS NOT NULL THEN
        CALL ecom_data.pay_debts(v_receiver);
    END IF;
    RETURN v_transaction;
END
