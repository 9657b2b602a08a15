-- The conversations about orders placed with the vendor who calls, those whose customer waits for an answer first: a private
-- list, sorted by `vendor_rank`, descending only. Filter: p_unread. Refusals: choice_unknown. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_post_sale(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_unread TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_after CHAR(27) CHARACTER SET ascii COLLATE ascii_bin;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'vendor_rank' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '2', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        s.order_id AS id,
        o.number,
        o.customer_name AS other_name,
        s.message_count,
        s.vendor_unread AS unread,
        s.last_side,
        s.last_words,
        s.last_at,
        s.vendor_rank
    FROM ecom_data.post_sale AS s
    INNER JOIN ecom_data.orders AS o ON s.order_id = o.id
    WHERE
        s.vendor_id = v_vendor
        AND s.vendor_rank <= v_after
        AND (s.vendor_rank < v_after OR s.order_id < p_after_id)
        AND (p_unread IS NULL OR (s.vendor_unread > 0) = p_unread)
    ORDER BY s.vendor_rank DESC, s.order_id DESC
    LIMIT p_limit OFFSET p_skip;
END
