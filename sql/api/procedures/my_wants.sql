-- What the customer who calls looks for, the newest first: a private list, sorted by `posted_at`, descending only. Filter:
-- p_status (a word). `offers` are those not withdrawn, `open_offers` of these wait for an answer, `matches` are listings
-- found for it. For customers. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_wants(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_status VARCHAR(64)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_after DATETIME(6);
    DECLARE v_now DATETIME(6);
    CALL ecom_data.enter('customer', v_account, v_customer);
    SET v_now = ecom_data.utc_now();
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'posted_at' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '9999-12-31 23:59:59.999999', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        w.id,
        w.version,
        w.name,
        w.description,
        w.price,
        w.quantity,
        IF(w.status = 'open' AND w.expires_at <= v_now, 'expired', w.status) AS status,
        w.hidden_reason,
        w.posted_at,
        w.expires_at,
        (SELECT COUNT(*) FROM ecom_data.want_offer AS o WHERE o.want_id = w.id AND o.status <> 'withdrawn') AS offers,
        (SELECT COUNT(*) FROM ecom_data.want_offer AS o WHERE o.want_id = w.id AND o.status = 'open') AS open_offers,
        (SELECT COUNT(*) FROM ecom_data.want_match AS m WHERE m.want_id = w.id) AS matches
    FROM ecom_data.want AS w
    WHERE
        w.customer_id = v_customer
        AND w.posted_at <= v_after
        AND (w.posted_at < v_after OR w.id < p_after_id)
        AND (p_status IS NULL OR IF(w.status = 'open' AND w.expires_at <= v_now, 'expired', w.status) = p_status)
    ORDER BY w.posted_at DESC, w.id DESC
    LIMIT p_limit OFFSET p_skip;
END
