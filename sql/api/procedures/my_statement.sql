-- Every entry of the wallet of the vendor who calls in one month of the shop (p_month is any day of it), in the order they happened, at
-- most 5,000: kind, amount, balance_after, order_number, request_number, note, happened_at. `opening` on every row is what was in
-- the wallet when the month began; without any entry there is one row that tells it alone, with kind NULL.
-- Refusals: date_out_of_range.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_statement(IN p_month DATE)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_wallet BIGINT UNSIGNED;
    DECLARE v_from DATETIME(6);
    DECLARE v_to DATETIME(6);
    DECLARE v_opening DECIMAL(14, 2);
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
    SET v_wallet = ecom_data.person_wallet(v_account, 'cash');
    SELECT COALESCE(SUM(e.amount), 0) INTO v_opening
    FROM ecom_data.ledger_entry AS e
    INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
    WHERE e.wallet_id = v_wallet AND t.happened_at < v_from;
    WITH always AS (SELECT v_opening AS opening),

    entry AS (
        SELECT
            e.id,
            t.kind,
            e.amount,
            e.balance_after,
            o.number AS order_number,
            r.number AS request_number,
            t.note,
            t.happened_at
        FROM ecom_data.ledger_entry AS e
        INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
        LEFT JOIN ecom_data.orders AS o ON t.order_id = o.id
        LEFT JOIN ecom_data.wallet_request AS r ON t.wallet_request_id = r.id
        WHERE e.wallet_id = v_wallet AND t.happened_at >= v_from AND t.happened_at < v_to
    )

    SELECT
        a.opening,
        x.kind,
        x.amount,
        x.balance_after,
        x.order_number,
        x.request_number,
        x.note,
        x.happened_at
    FROM always AS a
    LEFT JOIN entry AS x ON a.opening IS NOT NULL
    ORDER BY x.id
    LIMIT 5000;
END
