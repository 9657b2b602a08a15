-- The fees of the account that calls: a private list, sorted by `id`, which is the order they were taken in. `from_grant` and
-- `from_cash` are yuan, `note` is the product or the plan. Filter: p_kind fee, membership or advertising; NULL for all.
-- Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_fees(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_kind VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_cash BIGINT UNSIGNED;
    DECLARE v_grant BIGINT UNSIGNED;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    CALL ecom_data.check_choice('sort', p_sort, 'id');
    IF p_kind IS NOT NULL THEN
        CALL ecom_data.check_choice('kind', p_kind, 'fee,membership,advertising');
    END IF;
    SET v_cash = ecom_data.person_wallet(v_account, 'cash'), v_grant = ecom_data.person_wallet(v_account, 'grant');
    IF p_descending = 1 THEN
        SELECT
            t.id,
            MAX(t.kind) AS kind,
            MAX(t.note) AS note,
            MAX(t.happened_at) AS happened_at,
            SUM(IF(e.wallet_id = v_grant, -e.amount, 0)) AS from_grant,
            SUM(IF(e.wallet_id = v_cash, -e.amount, 0)) AS from_cash,
            -SUM(e.amount) AS amount
        FROM ecom_data.ledger_entry AS e
        INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
        WHERE
            e.wallet_id IN (v_cash, v_grant)
            AND t.kind IN ('fee', 'membership', 'advertising')
            AND e.transaction_id < COALESCE(p_after_id, 18446744073709551615)
            AND (p_kind IS NULL OR t.kind = p_kind)
        GROUP BY t.id
        ORDER BY t.id DESC
        LIMIT p_limit OFFSET p_skip;
    ELSE
        SELECT
            t.id,
            MAX(t.kind) AS kind,
            MAX(t.note) AS note,
            MAX(t.happened_at) AS happened_at,
            SUM(IF(e.wallet_id = v_grant, -e.amount, 0)) AS from_grant,
            SUM(IF(e.wallet_id = v_cash, -e.amount, 0)) AS from_cash,
            -SUM(e.amount) AS amount
        FROM ecom_data.ledger_entry AS e
        INNER JOIN ecom_data.ledger_transaction AS t ON e.transaction_id = t.id
        WHERE
            e.wallet_id IN (v_cash, v_grant)
            AND t.kind IN ('fee', 'membership', 'advertising')
            AND e.transaction_id > COALESCE(p_after_id, 0)
            AND (p_kind IS NULL OR t.kind = p_kind)
        GROUP BY t.id
        ORDER BY t.id ASC
        LIMIT p_limit OFFSET p_skip;
    END IF;
END
