-- The conversations about the own orders of the customer who calls, the newest word first: a private list, sorted by
-- `last_at`, descending only. Filter: p_unread (whether something is unread). Refusals: choice_unknown. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_post_sale(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_unread TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_after DATETIME(6);
    CALL ecom_data.enter('customer', v_account, v_customer);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'last_at' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '9999-12-31 23:59:59.999999', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        s.order_id AS id,
        o.number,
        o.vendor_name AS other_name,
        s.message_count,
        s.customer_unread AS unread,
        s.last_side,
        s.last_words,
        s.last_at,
        s.vendor_rank
    FROM ecom_data.post_sale AS s
    INNER JOIN ecom_data.orders AS o ON s.order_id = o.id
    WHERE
        s.customer_id = v_customer
        AND s.last_at <= v_after
        AND (s.last_at < v_after OR s.order_id < p_after_id)
        AND (p_unread IS NULL OR (s.customer_unread > 0) = p_unread)
    ORDER BY s.last_at DESC, s.order_id DESC
    LIMIT p_limit OFFSET p_skip;
END
