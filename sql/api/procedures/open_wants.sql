-- What customers look for, open wants only and none of the caller's own, a page at a time. Sorts: posted_at (descending), price. Filters:
-- p_words (all of them stand in name or description), p_price_from and p_price_to in yuan, p_offered (1: those the caller has made an
-- offer on, whatever became of them). `customer_name` is shortened; `my_offers` counts the caller's own that were not withdrawn,
-- `my_status` is what became of the last. For vendors. Refusals: choice_unknown, text_unprintable (words).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.open_wants(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_words VARCHAR(255), IN p_price_from DECIMAL(20, 6),
    IN p_price_to DECIMAL(20, 6), IN p_offered TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6);
    DECLARE v_ids LONGTEXT;
    DECLARE v_query TEXT;
    DECLARE v_skip INT UNSIGNED DEFAULT LEAST(COALESCE(p_skip, 0), 4096);
    DECLARE v_limit INT UNSIGNED DEFAULT LEAST(COALESCE(p_limit, 100), 500);
    DECLARE v_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, IF(p_descending, 18446744073709551615, 0));
    DECLARE v_posted_at DATETIME(6);
    DECLARE v_price DECIMAL(20, 6);
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    CALL ecom_data.check_choice('sort', p_sort, 'posted_at,price');
    IF p_sort = 'posted_at' AND COALESCE(p_descending, 0) = 0 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_now = ecom_data.utc_now();
    CALL ecom_data.check_text('words', p_words, 0, 255, 1);
    SET v_query = TRIM(ecom_data.search_terms(p_words));
    SET v_query = IF(v_query = '', NULL, CONCAT('+', REPLACE(v_query, ' ', '* +'), '*'));
    IF p_sort = 'posted_at' THEN
        SET v_posted_at = IF(p_after_id IS NULL, '9999-12-31 23:59:59.999999', p_after_value);
    ELSE
        SET v_price = IF(p_after_id IS NULL, IF(p_descending, 99999999, 0), p_after_value);
    END IF;
    IF p_sort = 'posted_at' THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.k DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT w.id, w.posted_at AS k
            FROM ecom_data.want AS w
            INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
            INNER JOIN ecom_data.account AS a ON c.account_id = a.id AND a.status = 'active'
            WHERE
                w.posted_at <= v_posted_at AND (w.posted_at < v_posted_at OR w.id < v_id)
                AND (w.status = 'open' AND w.expires_at > v_now OR COALESCE(p_offered, 0) = 1 AND w.status <> 'hidden')
                AND c.account_id <> v_account
                AND (p_price_from IS NULL OR w.price >= p_price_from)
                AND (p_price_to IS NULL OR w.price <= p_price_to)
                AND (
                    p_offered IS NULL OR (p_offered = 1) = EXISTS (
                        SELECT 1 FROM ecom_data.want_offer AS o WHERE o.vendor_id = v_vendor AND o.want_id = w.id
                    )
                )
                AND (
                    v_query IS NULL
                    OR w.id IN (
                        SELECT f.id FROM ecom_data.want AS f WHERE MATCH(f.search_terms) AGAINST(v_query IN BOOLEAN MODE)
                    )
                )
            ORDER BY w.posted_at DESC, w.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.k DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT w.id, w.price AS k
            FROM ecom_data.want AS w
            INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
            INNER JOIN ecom_data.account AS a ON c.account_id = a.id AND a.status = 'active'
            WHERE
                w.price <= v_price AND (w.price < v_price OR w.id < v_id)
                AND (w.status = 'open' AND w.expires_at > v_now OR COALESCE(p_offered, 0) = 1 AND w.status <> 'hidden')
                AND c.account_id <> v_account
                AND (p_price_from IS NULL OR w.price >= p_price_from)
                AND (p_price_to IS NULL OR w.price <= p_price_to)
                AND (
                    p_offered IS NULL OR (p_offered = 1) = EXISTS (
                        SELECT 1 FROM ecom_data.want_offer AS o WHERE o.vendor_id = v_vendor AND o.want_id = w.id
                    )
                )
                AND (
                    v_query IS NULL
                    OR w.id IN (
                        SELECT f.id FROM ecom_data.want AS f WHERE MATCH(f.search_terms) AGAINST(v_query IN BOOLEAN MODE)
                    )
                )
            ORDER BY w.price DESC, w.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSE
        SELECT GROUP_CONCAT(page.id ORDER BY page.k ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT w.id, w.price AS k
            FROM ecom_data.want AS w
            INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
            INNER JOIN ecom_data.account AS a ON c.account_id = a.id AND a.status = 'active'
            WHERE
                w.price >= v_price AND (w.price > v_price OR w.id > v_id)
                AND (w.status = 'open' AND w.expires_at > v_now OR COALESCE(p_offered, 0) = 1 AND w.status <> 'hidden')
                AND c.account_id <> v_account
                AND (p_price_from IS NULL OR w.price >= p_price_from)
                AND (p_price_to IS NULL OR w.price <= p_price_to)
                AND (
                    p_offered IS NULL OR (p_offered = 1) = EXISTS (
                        SELECT 1 FROM ecom_data.want_offer AS o WHERE o.vendor_id = v_vendor AND o.want_id = w.id
                    )
                )
                AND (
                    v_query IS NULL
                    OR w.id IN (
                        SELECT f.id FROM ecom_data.want AS f WHERE MATCH(f.search_terms) AGAINST(v_query IN BOOLEAN MODE)
                    )
                )
            ORDER BY w.price ASC, w.id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    END IF;
    SELECT
        w.id,
        CONCAT(LEFT(c.name, 1), '**') AS customer_name,
        w.name,
        w.description,
        w.price,
        w.quantity,
        IF(w.status = 'open' AND w.expires_at <= v_now, 'expired', w.status) AS status,
        w.posted_at,
        w.expires_at,
        (
            SELECT COUNT(*)
            FROM ecom_data.want_offer AS o
            WHERE o.vendor_id = v_vendor AND o.want_id = w.id AND o.status <> 'withdrawn'
        ) AS my_offers,
        (
            SELECT o.status
            FROM ecom_data.want_offer AS o
            WHERE o.vendor_id = v_vendor AND o.want_id = w.id
            ORDER BY o.id DESC
            LIMIT 1
        ) AS my_status
    FROM JSON_TABLE(CONCAT('[', COALESCE(v_ids, ''), ']'), '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) AS page
    INNER JOIN ecom_data.want AS w ON page.id = w.id
    INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
    ORDER BY page.place;
END
