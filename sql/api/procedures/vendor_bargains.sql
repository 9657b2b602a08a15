-- The bargains about products of the vendor who calls, those that wait for an answer first: a private list, sorted by `vendor_rank`,
-- descending only. Filter: p_status (words joined by commas). Columns as of my_bargains. For vendors. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_bargains(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_status VARCHAR(255)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6);
    DECLARE v_after CHAR(27) CHARACTER SET ascii COLLATE ascii_bin;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET v_now = ecom_data.utc_now();
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    SET p_status = NULLIF(p_status, '');
    IF p_sort IS NULL OR p_sort <> 'vendor_rank' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '2', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        b.id,
        b.version,
        b.product_id,
        p.name AS product_name,
        (SELECT i.picture_id FROM ecom_data.product_picture AS i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS picture_id,
        c.name AS other_name,
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
    INNER JOIN ecom_data.customer AS c ON b.customer_id = c.id
    WHERE
        b.vendor_id = v_vendor
        AND b.vendor_rank <= v_after
        AND (b.vendor_rank < v_after OR b.id < p_after_id)
        AND (
            p_status IS NULL
            OR FIND_IN_SET(IF(b.open_product_id IS NOT NULL AND b.expires_at <= v_now, 'expired', b.status), p_status) > 0
        )
    ORDER BY b.vendor_rank DESC, b.id DESC
    LIMIT p_limit OFFSET p_skip;
END
