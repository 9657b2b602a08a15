-- Takes `p_amount` yuan from a person as far as their cash covers it, into the wallet `p_to_wallet`, books the rest as a debt that
-- later income pays, and gives back what was taken. `p_kind` is the ledger's, `p_by` the account that decided, if any.
-- Example: SET v_taken = ecom_data.charge(v_account, 'fine', ecom_data.shop_wallet('income'), 50, v_order, p_account, 'why');
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.charge(
    p_account BIGINT UNSIGNED, p_kind VARCHAR(16), p_to_wallet BIGINT UNSIGNED, p_amount DECIMAL(14, 2), p_order BIGINT UNSIGNED,
    p_by BIGINT UNSIGNED, p_note VARCHAR(200)
)
RETURNS DECIMAL(14, 2)
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_wallet BIGINT UNSIGNED DEFAULT ecom_data.person_wallet(p_account, 'cash');
    DECLARE v_taken DECIMAL(14, 2) DEFAULT 0;
    DECLARE v_left DECIMAL(14, 2);
    DECLARE v_moved BIGINT UNSIGNED;
    IF p_amount IS NULL OR p_amount <= 0 THEN
        CALL ecom_data.refuse('amount_out_of_range', 'amount');
    END IF;
    SELECT LEAST(COALESCE(MAX(w.balance), 0), p_amount) INTO v_taken FROM ecom_data.wallet AS w WHERE w.id = v_wallet FOR UPDATE;
    SET v_left = p_amount - v_taken;
    -- The debt first: what is taken may come back to the debtor by way of the creditor's own debts.
    IF v_left > 0 THEN
        INSERT INTO ecom_data.debt (account_id, to_wallet_id, kind, amount, order_id, note, made_by, made_at)
        VALUES (p_account, p_to_wallet, p_kind, v_left, p_order, COALESCE(p_note, ''), p_by, ecom_data.utc_now());
        CALL ecom_data.notify_member(p_account, 'debt_made', JSON_OBJECT(
            'amount', CAST(v_left AS CHAR), 'kind', p_kind, 'order_id', p_order + 0,
            'number', (SELECT o.number FROM ecom_data.orders AS o WHERE o.id = p_order)
        ));
    END IF;
    IF v_taken > 0 THEN
        SET v_moved = ecom_data.move_money(p_kind, v_wallet, p_to_wallet, v_taken, p_order, NULL, p_by, p_note);
    END IF;
    RETURN v_taken;
END
