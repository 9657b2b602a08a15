-- What is said of the vendor who calls: of their products and their shop, the newest first: a private list, sorted by `id`,
-- descending only. Filters: p_kind ('product', 'shop', 'vendor'), p_unanswered. Customers' names are shortened. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_reviews(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_kind VARCHAR(16), IN p_unanswered TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    IF p_sort IS NULL OR p_sort <> 'id' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SELECT
        r.id,
        r.kind,
        r.product_id,
        (SELECT p.name FROM ecom_data.product AS p WHERE p.id = r.product_id) AS product_name,
        IF(r.kind = 'vendor', r.customer_name, CONCAT(LEFT(r.customer_name, 1), '**')) AS name,
        r.bought,
        r.rating,
        r.words,
        r.reply,
        r.replied_at,
        r.hidden_at IS NOT NULL AS is_hidden,
        r.created_at
    FROM ecom_data.review AS r
    WHERE
        r.seller_id = v_vendor
        AND r.id < COALESCE(p_after_id, 18446744073709551615)
        AND (p_kind IS NULL OR r.kind = p_kind)
        AND (p_unanswered IS NULL OR (r.reply IS NULL) = p_unanswered)
    ORDER BY r.id DESC
    LIMIT p_limit OFFSET p_skip;
END
