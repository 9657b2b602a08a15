-- Every entry of one wallet of a person (p_wallet cash or grant) from one day of the shop to another, both included: the rows of
-- wallet_statement. For administrators who may read the ledger.
-- Refusals: not_found, choice_unknown, date_out_of_range, statement_too_long.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ledger_statement(
    IN p_account BIGINT UNSIGNED, IN p_wallet VARCHAR(16), IN p_from DATE, IN p_to DATE
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_wallet BIGINT UNSIGNED;
    DECLARE v_from DATETIME(6);
    DECLARE v_to DATETIME(6);
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    CALL ecom_data.check_choice('wallet', p_wallet, 'cash,grant');
    SET v_wallet = ecom_data.person_wallet(p_account, p_wallet);
    IF v_wallet IS NULL THEN
        CALL ecom_data.refuse('not_found', p_account);
    END IF;
    IF p_from IS NULL OR p_from < '1970-01-01' OR p_from > '2199-12-31' THEN
        CALL ecom_data.refuse('date_out_of_range', 'from');
    END IF;
    IF p_to IS NULL OR p_to < p_from OR p_to > '2199-12-31' THEN
        CALL ecom_data.refuse('date_out_of_range', 'to');
    END IF;
    SELECT MAX(d.starts_at) INTO v_from FROM ecom_data.shop_day AS d WHERE d.day = p_from;
    IF v_from IS NULL THEN
        CALL ecom_data.refuse('date_out_of_range', 'from');
    END IF;
    SELECT MAX(d.starts_at) INTO v_to FROM ecom_data.shop_day AS d WHERE d.day = p_to + INTERVAL 1 DAY;
    IF v_to IS NULL THEN
        CALL ecom_data.refuse('date_out_of_range', 'to');
    END IF;
    CALL ecom_data.wallet_statement(v_wallet, v_from, v_to);
END
