-- The entries of a wallet of the account that calls: a private list, sorted by `id`, which is the order they happened in.
-- Filters: p_wallet `cash` (also when NULL) or `grant`; p_kind a kind of movement. Amounts are yuan, + came in, − left.
-- Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_ledger(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_wallet VARCHAR(16), IN p_kind VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_wallet BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'id' THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    IF COALESCE(p_wallet, 'cash') NOT IN ('cash', 'grant') THEN
        CALL ecom_data.refuse('choice_unknown', 'wallet');
    END IF;
    SET v_wallet = ecom_data.person_wallet(v_account, COALESCE(p_wallet, 'cash'));
    IF p_descending = 1 THEN
        SELECT
            e.id,
            t.kind,
            e.amount,
            e.balance_after,
            t.order_id,
            o.number AS order_number,
            r.number AS request_number,
            t.note,
            t.happened_at
        FROM ecom_data.ledger_entry AS e
        LEFT JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
        LEFT JOIN ecom_data.orders AS o ON t.order_id = o.id
        LEFT JOIN ecom_data.wallet_request AS r ON t.wallet_request_id = r.id
        WHERE
            e.wallet_id = v_wallet
            AND e.id < COALESCE(p_after_id, 18446744073709551615)
            AND (p_kind IS NULL OR t.kind = p_kind)
        ORDER BY e.id DESC
        LIMIT p_limit OFFSET p_skip;
    ELSE
        SELECT
            e.id,
            t.kind,
            e.amount,
            e.balance_after,
            t.order_id,
            o.number AS order_number,
            r.number AS request_number,
            t.note,
            t.happened_at
        FROM ecom_data.ledger_entry AS e
        LEFT JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
        LEFT JOIN ecom_data.orders AS o ON t.order_id = o.id
        LEFT JOIN ecom_data.wallet_request AS r ON t.wallet_request_id = r.id
        WHERE
            e.wallet_id = v_wallet
            AND e.id > COALESCE(p_after_id, 0)
            AND (p_kind IS NULL OR t.kind = p_kind)
        ORDER BY e.id ASC
        LIMIT p_limit OFFSET p_skip;
    END IF;
END
