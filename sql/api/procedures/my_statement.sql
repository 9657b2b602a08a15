-- Every entry of the wallet of the vendor who calls in one month of the shop (p_month is any day of it), in the order they happened:
-- kind, amount, balance_after, order_number, request_number, note, happened_at. `opening` on every row is what was in the wallet
-- when the month began; without any entry there is one row that tells it alone, with kind NULL.
-- Refusals: date_out_of_range, statement_too_long.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_statement(IN p_month DATE)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_from DATETIME(6);
    DECLARE v_to DATETIME(6);
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    IF p_month IS NULL OR p_month < '1970-01-01' THEN
        CALL ecom_data.refuse('date_out_of_range', 'month');
    END IF;
    SET p_month = p_month - INTERVAL DAYOFMONTH(p_month) - 1 DAY;
    SELECT MAX(d.starts_at) INTO v_from FROM ecom_data.shop_day AS d WHERE d.day = p_month;
    SELECT MAX(d.starts_at) INTO v_to FROM ecom_data.shop_day AS d WHERE d.day = p_month + INTERVAL 1 MONTH;
    IF v_from IS NULL OR v_to IS NULL THEN
        CALL ecom_data.refuse('date_out_of_range', 'month');
    END IF;
    CALL ecom_data.wallet_statement(ecom_data.person_wallet(v_account, 'cash'), v_from, v_to);
END
