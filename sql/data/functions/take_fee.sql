-- Takes a fee from an account, as one ledger transaction: from the grant first where the grant may pay it, the rest from the cash.
-- Gives back the transaction's id. Refused `fee_not_covered` with the yuan that are missing; then nothing is taken.
-- Kinds: fee (a listing), advertising.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.take_fee(
    p_account BIGINT UNSIGNED, p_kind VARCHAR(16), p_amount DECIMAL(14, 2), p_with_grant TINYINT, p_note VARCHAR(200)
)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_cash BIGINT UNSIGNED DEFAULT ecom_data.person_wallet(p_account, 'cash');
    DECLARE v_grant BIGINT UNSIGNED DEFAULT ecom_data.person_wallet(p_account, 'grant');
    DECLARE v_income BIGINT UNSIGNED DEFAULT ecom_data.shop_wallet('income');
    DECLARE v_in_cash DECIMAL(14, 2) DEFAULT 0;
    DECLARE v_in_grant DECIMAL(14, 2) DEFAULT 0;
    DECLARE v_from_grant DECIMAL(14, 2) DEFAULT 0;
    DECLARE v_from_cash DECIMAL(14, 2);
    DECLARE v_transaction BIGINT UNSIGNED;
    SELECT COALESCE(MAX(w.balance), 0) INTO v_in_cash FROM ecom_data.wallet AS w WHERE w.id = v_cash FOR UPDATE;
    IF p_with_grant = 1 THEN
        SELECT COALESCE(MAX(w.balance), 0) INTO v_in_grant FROM ecom_data.wallet AS w WHERE w.id = v_grant FOR UPDATE;
        SET v_from_grant = LEAST(v_in_grant, p_amount);
    END IF;
    SET v_from_cash = p_amount - v_from_grant;
    IF v_from_cash > v_in_cash THEN
        CALL ecom_data.refuse('fee_not_covered', v_from_cash - v_in_cash);
    END IF;
    UPDATE ecom_data.wallet AS w SET w.balance = w.balance - v_from_cash WHERE w.id = v_cash AND v_from_cash > 0;
    UPDATE ecom_data.wallet AS w SET w.balance = w.balance - v_from_grant WHERE w.id = v_grant AND v_from_grant > 0;
    INSERT INTO ecom_data.ledger_transaction (kind, note, account_id, happened_at)
    VALUES (p_kind, COALESCE(p_note, ''), p_account, ecom_data.utc_now());
    SET v_transaction = LAST_INSERT_ID();
    IF v_from_grant > 0 THEN
        INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)
        VALUES (v_transaction, v_grant, -v_from_grant, v_in_grant - v_from_grant);
    END IF;
    IF v_from_cash > 0 THEN
        INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount, balance_after)
        VALUES (v_transaction, v_cash, -v_from_cash, v_in_cash - v_from_cash);
    END IF;
    INSERT INTO ecom_data.ledger_entry (transaction_id, wallet_id, amount) VALUES (v_transaction, v_income, p_amount);
    RETURN v_transaction;
END
