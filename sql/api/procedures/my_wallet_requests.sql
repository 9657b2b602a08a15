-- The top-ups and withdrawals the account that calls has asked for: a private list, sorted by `id`, which is the order
-- they were asked in. Filters: p_kind, p_status. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_wallet_requests(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_kind VARCHAR(16), IN p_status VARCHAR(16)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'id' THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    IF p_descending = 1 THEN
        SELECT
            r.id,
            r.number,
            r.kind,
            r.amount,
            r.bank_reference,
            r.status,
            r.requested_at,
            r.decided_at,
            r.note
        FROM ecom_data.wallet_request AS r
        WHERE
            r.account_id = v_account
            AND r.id < COALESCE(p_after_id, 18446744073709551615)
            AND (p_kind IS NULL OR r.kind = p_kind)
            AND (p_status IS NULL OR r.status = p_status)
        ORDER BY r.id DESC
        LIMIT p_limit OFFSET p_skip;
    ELSE
        SELECT
            r.id,
            r.number,
            r.kind,
            r.amount,
            r.bank_reference,
            r.status,
            r.requested_at,
            r.decided_at,
            r.note
        FROM ecom_data.wallet_request AS r
        WHERE
            r.account_id = v_account
            AND r.id > COALESCE(p_after_id, 0)
            AND (p_kind IS NULL OR r.kind = p_kind)
            AND (p_status IS NULL OR r.status = p_status)
        ORDER BY r.id ASC
        LIMIT p_limit OFFSET p_skip;
    END IF;
END
