-- The favourites of the customer who calls (at most 1,000), a page at a time. Sorts: added_at, name. Filter: p_words (part
-- of the name), NULL for none. `price_seen` is the price when it was marked, `price` the price now, in yuan; what
-- left the shelf stays in the list with `is_on_sale` 0. For customers.
-- Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_favourites(
    IN p_sort VARCHAR(64), IN p_descending TINYINT, IN p_after_value VARCHAR(255), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_words VARCHAR(255)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6);
    DECLARE v_ids LONGTEXT;
    DECLARE v_skip INT UNSIGNED DEFAULT LEAST(COALESCE(p_skip, 0), 4096);
    DECLARE v_limit INT UNSIGNED DEFAULT LEAST(COALESCE(p_limit, 100), 500);
    DECLARE v_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, IF(p_descending, 18446744073709551615, 0));
    DECLARE v_added_at DATETIME(6);
    DECLARE v_name VARCHAR(255);
    CALL ecom_data.enter('customer', v_account, v_customer);
    CALL ecom_data.check_choice('sort', p_sort, 'added_at,name');
    SET v_now = ecom_data.utc_now();
    SET p_words = NULLIF(TRIM(p_words), '');
    IF p_sort = 'added_at' THEN
        SET v_added_at = IF(p_after_id IS NULL, IF(p_descending, '9999-12-31', '1000-01-01'), p_after_value);
    ELSE
        SET v_name = IF(p_after_id IS NULL, IF(p_descending, REPEAT(CONVERT(X'F48FBFBF' USING utf8mb4), 120), ''), p_after_value);
    END IF;
    IF p_sort = 'added_at' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.added_at DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT f.product_id AS id, f.added_at
            FROM ecom_data.favourite AS f
            INNER JOIN ecom_data.product AS p ON f.product_id = p.id
            WHERE
                f.customer_id = v_customer
                AND f.added_at <= v_added_at AND (f.added_at < v_added_at OR f.product_id < v_id)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0)
            ORDER BY f.added_at DESC, f.product_id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'added_at' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.added_at ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT f.product_id AS id, f.added_at
            FROM ecom_data.favourite AS f
            INNER JOIN ecom_data.product AS p ON f.product_id = p.id
            WHERE
                f.customer_id = v_customer
                AND f.added_at >= v_added_at AND (f.added_at > v_added_at OR f.product_id > v_id)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0)
            ORDER BY f.added_at ASC, f.product_id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'name' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.name DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT f.product_id AS id, p.name
            FROM ecom_data.favourite AS f
            INNER JOIN ecom_data.product AS p ON f.product_id = p.id
            WHERE
                f.customer_id = v_customer
                AND p.name <= v_name AND (p.name < v_name OR f.product_id < v_id)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0)
            ORDER BY p.name DESC, f.product_id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'name' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.name ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT f.product_id AS id, p.name
            FROM ecom_data.favourite AS f
            INNER JOIN ecom_data.product AS p ON f.product_id = p.id
            WHERE
                f.customer_id = v_customer
                AND p.name >= v_name AND (p.name > v_name OR f.product_id > v_id)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0)
            ORDER BY p.name ASC, f.product_id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    END IF;
    SELECT
        p.id,
        p.name,
        p.vendor_id,
        v.name AS vendor_name,
        (
            SELECT x.picture_id FROM ecom_data.product_picture AS x WHERE x.product_id = p.id ORDER BY x.position LIMIT 1
        ) AS picture_id,
        f.price_seen,
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now) AS price,
        p.price AS list_price,
        COALESCE(s.quantity, 0) AS stock,
        ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now) AS is_on_sale,
        f.added_at
    FROM JSON_TABLE(CONCAT('[', COALESCE(v_ids, ''), ']'), '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) AS page
    INNER JOIN ecom_data.favourite AS f ON f.customer_id = v_customer AND page.id = f.product_id
    INNER JOIN ecom_data.product AS p ON f.product_id = p.id
    INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id
    ORDER BY page.place;
END
