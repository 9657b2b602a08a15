-- Compares one listing with the wants and saved searches that wait for its words, tells at most 200 people, and gives back how
-- many. A want is fit when two thirds of its words are there and the listing costs no more than it says; a saved search
-- when all it asks for is so, and somebody who has not looked since is not told again.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.match_listing(p_product BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_terms LONGTEXT;
    DECLARE v_name VARCHAR(120);
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_found LONGTEXT;
    DECLARE v_count INT UNSIGNED DEFAULT 0;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_want BIGINT UNSIGNED;
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_words VARCHAR(120);
    DECLARE v_new INT UNSIGNED;
    DECLARE wants CURSOR FOR
    SELECT f.id, f.account, f.name
    FROM JSON_TABLE(v_found, '$[*]' COLUMNS (
        id BIGINT UNSIGNED PATH '$[0]', account BIGINT UNSIGNED PATH '$[1]', name VARCHAR(120) PATH '$[2]'
    )) AS f;
    DECLARE searches CURSOR FOR
    SELECT f.id, f.account, f.name, f.new_count
    FROM JSON_TABLE(v_found, '$[*]' COLUMNS (
        id BIGINT UNSIGNED PATH '$[0]', account BIGINT UNSIGNED PATH '$[1]', name VARCHAR(120) PATH '$[2]',
        new_count INT UNSIGNED PATH '$[3]'
    )) AS f;
    DELETE FROM ecom_data.match_due WHERE product_id = p_product;
    SELECT l.search_terms, l.name, l.price, v.account_id INTO v_terms, v_name, v_price, v_owner
    FROM ecom_data.listing AS l
    INNER JOIN ecom_data.vendor AS v ON l.vendor_id = v.id
    WHERE l.product_id = p_product;
    IF v_terms IS NULL THEN
        RETURN 0;
    END IF;
    -- Terms hold letters and digits only.
    SET v_terms = CONCAT('["', REPLACE(TRIM(v_terms), ' ', '","'), '"]');
    SELECT JSON_ARRAYAGG(JSON_ARRAY(fit.id + 0, fit.account_id + 0, fit.name)), COUNT(*) INTO v_found, v_left
    FROM (
        SELECT w.id, c.account_id, w.name
        FROM (
            SELECT x.watch_id, COUNT(DISTINCT x.term) AS held
            FROM (
                SELECT DISTINCT LEFT(t.term, n.n) COLLATE utf8mb4_bin AS term, n.n = CHAR_LENGTH(t.term) AS is_whole
                FROM JSON_TABLE(v_terms, '$[*]' COLUMNS (term VARCHAR(48) PATH '$')) AS t
                INNER JOIN JSON_TABLE(
                    '[3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42]',
                    '$[*]' COLUMNS (n INT UNSIGNED PATH '$')
                ) AS n ON n.n <= CHAR_LENGTH(t.term)
            ) AS p
            INNER JOIN ecom_data.watched_term AS x ON p.term = x.term AND x.kind = 'want' AND (p.is_whole OR x.is_open = 1)
            GROUP BY x.watch_id
        ) AS h
        INNER JOIN ecom_data.want AS w ON h.watch_id = w.id
        INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
        WHERE
            h.held * 3 >= w.term_count * 2 AND w.status = 'open' AND w.expires_at > v_now AND w.price >= v_price
            AND c.account_id <> v_owner
            AND NOT EXISTS (SELECT 1 FROM ecom_data.want_match AS m WHERE m.want_id = w.id AND m.product_id = p_product)
        ORDER BY w.id
        LIMIT 100
    ) AS fit;
    SET v_count = v_left;
    OPEN wants;
    WHILE v_left > 0 DO
        FETCH wants INTO v_want, v_account, v_words;
        INSERT INTO ecom_data.want_match (want_id, product_id, found_at) VALUES (v_want, p_product, v_now);
        CALL ecom_data.notify(v_account, 'customer', 'want_match', JSON_OBJECT(
            'want_id', v_want + 0, 'want', v_words, 'product_id', p_product + 0, 'name', v_name, 'price', CAST(v_price AS CHAR)
        ));
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE wants;
    -- Saved searches: those whose words are all there, and those without words.
    SELECT JSON_ARRAYAGG(JSON_ARRAY(fit.id + 0, fit.account_id + 0, fit.name, fit.new_count + 0)), COUNT(*) INTO v_found, v_left
    FROM (
        SELECT s.id, c.account_id, s.name, s.new_count
        FROM (
            SELECT x.watch_id, COUNT(DISTINCT x.term) AS held
            FROM (
                SELECT DISTINCT LEFT(t.term, n.n) COLLATE utf8mb4_bin AS term, n.n = CHAR_LENGTH(t.term) AS is_whole
                FROM JSON_TABLE(v_terms, '$[*]' COLUMNS (term VARCHAR(48) PATH '$')) AS t
                INNER JOIN JSON_TABLE(
                    '[3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33,34,35,36,37,38,39,40,41,42]',
                    '$[*]' COLUMNS (n INT UNSIGNED PATH '$')
                ) AS n ON n.n <= CHAR_LENGTH(t.term)
            ) AS p
            INNER JOIN ecom_data.watched_term AS x ON p.term = x.term AND x.kind = 'search' AND (p.is_whole OR x.is_open = 1)
            GROUP BY x.watch_id
            UNION ALL
            SELECT q.id, 0 FROM ecom_data.saved_search AS q WHERE q.term_count = 0
        ) AS h
        INNER JOIN ecom_data.saved_search AS s ON h.watch_id = s.id AND h.held = s.term_count
        INNER JOIN ecom_data.listing AS l ON l.product_id = p_product
        INNER JOIN ecom_data.customer AS c ON s.customer_id = c.id
        WHERE
            (
                s.category_ids IS NULL
                OR FIND_IN_SET(l.category_id, s.category_ids) > 0
                OR EXISTS (
                    SELECT 1
                    FROM ecom_data.listing_category AS x
                    WHERE x.product_id = l.product_id AND FIND_IN_SET(x.category_id, s.category_ids) > 0
                )
            )
            AND (s.vendor_id IS NULL OR l.vendor_id = s.vendor_id)
            AND (s.price_from IS NULL OR l.price >= s.price_from)
            AND (s.price_to IS NULL OR l.price <= s.price_to)
            AND (s.item_conditions IS NULL OR FIND_IN_SET(l.item_condition, s.item_conditions) > 0)
            AND (s.campus = '' OR LOCATE(s.campus, l.campus) > 0)
            AND (s.special_only = 0 OR l.is_special = 1)
            AND (s.minimum_rating IS NULL OR l.average_rating >= s.minimum_rating)
            AND c.account_id <> v_owner
            AND (s.last_product_id IS NULL OR s.last_product_id <> p_product)
        ORDER BY s.id
        LIMIT 100
    ) AS fit;
    SET v_count = v_count + v_left;
    OPEN searches;
    WHILE v_left > 0 DO
        FETCH searches INTO v_want, v_account, v_words, v_new;
        UPDATE ecom_data.saved_search AS s
        SET s.new_count = s.new_count + 1, s.last_match_at = v_now, s.last_product_id = p_product
        WHERE s.id = v_want;
        IF v_new = 0 THEN
            CALL ecom_data.notify(v_account, 'customer', 'search_match', JSON_OBJECT(
                'search_id', v_want + 0, 'search', v_words, 'product_id', p_product + 0, 'name', v_name, 'price', CAST(v_price AS CHAR)
            ));
        END IF;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE searches;
    RETURN v_count;
END
