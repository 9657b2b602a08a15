-- Answers a wallet from one moment to another (the second excluded), in the order its entries happened: kind, amount,
-- balance_after, order_number, request_number, note, happened_at. `opening` on every row is what was in it before; without any
-- entry there is one row that tells it alone, with kind NULL. The last thing a door calls: its result is the door's. A statement
-- is whole or refused: with more than 20,000 entries as `statement_too_long` (to).
-- Example: CALL ecom_data.wallet_statement(v_wallet, v_from, v_to);
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.wallet_statement(
    IN p_wallet BIGINT UNSIGNED, IN p_from DATETIME(6), IN p_to DATETIME(6)
)
SQL SECURITY DEFINER
READS SQL DATA
BEGIN
    DECLARE v_opening DECIMAL(14, 2);
    DECLARE v_entries BIGINT UNSIGNED;
    SELECT COUNT(*) INTO v_entries
    FROM ecom_data.ledger_entry AS e
    INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
    WHERE e.wallet_id = p_wallet AND t.happened_at >= p_from AND t.happened_at < p_to;
    IF v_entries > 20000 THEN
        CALL ecom_data.refuse('statement_too_long', 'to');
    END IF;
    SELECT COALESCE(SUM(e.amount), 0) INTO v_opening
    FROM ecom_data.ledger_entry AS e
    INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
    WHERE e.wallet_id = p_wallet AND t.happened_at < p_from;
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
        WHERE e.wallet_id = p_wallet AND t.happened_at >= p_from AND t.happened_at < p_to
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
    ORDER BY x.id;
END
