-- The bargains of the customer who calls, the one that moved last first: a private list, sorted by `changed_at`, descending only. Filter:
-- p_status (words joined by commas). `price` is the one named last, `shown_price` what the product cost when it began, `price_now` what it
-- costs now, all yuan a piece. For customers. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_bargains(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_status VARCHAR(255)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6);
    DECLARE v_after DATETIME(6);
    CALL ecom_data.enter('customer', v_account, v_customer);
    SET v_now = ecom_data.utc_now();
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    SET p_status = NULLIF(p_status, '');
    IF p_sort IS NULL OR p_sort <> 'changed_at' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '9999-12-31 23:59:59.999999', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        b.id,
        b.version,
        b.product_id,
        p.name AS product_name,
        (SELECT i.picture_id FROM ecom_data.product_picture AS i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS picture_id,
        v.name AS other_name,
        b.quantity,
        IF(b.open_product_id IS NOT NULL AND b.expires_at <= v_now, 'expired', b.status) AS status,
        b.price,
        b.shown_price,
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now) AS price_now,
        b.begun_at,
        b.changed_at,
        b.expires_at,
        b.vendor_rank
    FROM ecom_data.bargain AS b
    INNER JOIN ecom_data.product AS p ON b.product_id = p.id
    INNER JOIN ecom_data.vendor AS v ON b.vendor_id = v.id
    WHERE
        b.customer_id = v_customer
        AND b.changed_at <= v_after
        AND (b.changed_at < v_after OR b.id < p_after_id)
        AND (
            p_status IS NULL
            OR FIND_IN_SET(IF(b.open_product_id IS NOT NULL AND b.expires_at <= v_now, 'expired', b.status), p_status) > 0
        )
    ORDER BY b.changed_at DESC, b.id DESC
    LIMIT p_limit OFFSET p_skip;
END
