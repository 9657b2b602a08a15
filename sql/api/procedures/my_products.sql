-- The products of the vendor who calls, any status, a page at a time. Sorts: id (newest first when descending), name, price.
-- Filters: p_status (words joined by commas), p_words (part of the name, or the whole ISBN or model), p_low (1: on sale with no
-- more left than the vendor wants to be told of; 0: the others), each NULL for none.
-- `price_now` is the special price while it holds, `further_category_ids` are joined by commas. Who it is for: the vendor's product page.
-- Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_products(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(255), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_status VARCHAR(255), IN p_words VARCHAR(255), IN p_low TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_ids LONGTEXT;
    DECLARE v_skip INT UNSIGNED DEFAULT LEAST(COALESCE(p_skip, 0), 4096);
    DECLARE v_limit INT UNSIGNED DEFAULT LEAST(COALESCE(p_limit, 100), 500);
    DECLARE v_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, IF(p_descending, 18446744073709551615, 0));
    DECLARE v_name VARCHAR(255);
    DECLARE v_price DECIMAL(20, 6);
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    CALL ecom_data.check_choice('sort', p_sort, 'id,name,price');
    SET p_words = NULLIF(TRIM(p_words), '');
    SET p_status = NULLIF(p_status, '');
    SET v_name = IF(p_after_id IS NULL, IF(p_descending, REPEAT(CONVERT(X'F48FBFBF' USING utf8mb4), 4), ''), p_after_value);
    IF p_sort = 'price' THEN
        SET v_price = IF(p_after_id IS NULL, IF(p_descending, 99999999, 0), p_after_value);
    END IF;
    IF p_sort = 'id' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.id DESC) INTO v_ids
        FROM (
            SELECT p.id
            FROM ecom_data.product AS p
            WHERE
                p.vendor_id BETWEEN v_vendor AND v_vendor AND p.id < v_id
                AND (p_status IS NULL OR FIND_IN_SET(p.status, p_status) > 0)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0 OR p.isbn_or_model = p_words)
                AND (
                    p_low IS NULL OR (p_low <> 0) = (
                        p.status = 'on_sale' AND p.low_stock_at >= COALESCE(
                            (SELECT q.quantity FROM ecom_data.stock AS q WHERE q.product_id = p.id), 0
                        )
                    )
                )
            ORDER BY p.vendor_id DESC, p.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'id' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.id ASC) INTO v_ids
        FROM (
            SELECT p.id
            FROM ecom_data.product AS p
            WHERE
                p.vendor_id BETWEEN v_vendor AND v_vendor AND p.id > v_id
                AND (p_status IS NULL OR FIND_IN_SET(p.status, p_status) > 0)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0 OR p.isbn_or_model = p_words)
                AND (
                    p_low IS NULL OR (p_low <> 0) = (
                        p.status = 'on_sale' AND p.low_stock_at >= COALESCE(
                            (SELECT q.quantity FROM ecom_data.stock AS q WHERE q.product_id = p.id), 0
                        )
                    )
                )
            ORDER BY p.vendor_id ASC, p.id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'name' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.k DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT p.id, p.name AS k
            FROM ecom_data.product AS p
            WHERE
                p.vendor_id BETWEEN v_vendor AND v_vendor AND p.name <= v_name AND (p.name < v_name OR p.id < v_id)
                AND (p_status IS NULL OR FIND_IN_SET(p.status, p_status) > 0)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0 OR p.isbn_or_model = p_words)
                AND (
                    p_low IS NULL OR (p_low <> 0) = (
                        p.status = 'on_sale' AND p.low_stock_at >= COALESCE(
                            (SELECT q.quantity FROM ecom_data.stock AS q WHERE q.product_id = p.id), 0
                        )
                    )
                )
            ORDER BY p.vendor_id DESC, p.name DESC, p.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'name' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.k ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT p.id, p.name AS k
            FROM ecom_data.product AS p
            WHERE
                p.vendor_id BETWEEN v_vendor AND v_vendor AND p.name >= v_name AND (p.name > v_name OR p.id > v_id)
                AND (p_status IS NULL OR FIND_IN_SET(p.status, p_status) > 0)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0 OR p.isbn_or_model = p_words)
                AND (
                    p_low IS NULL OR (p_low <> 0) = (
                        p.status = 'on_sale' AND p.low_stock_at >= COALESCE(
                            (SELECT q.quantity FROM ecom_data.stock AS q WHERE q.product_id = p.id), 0
                        )
                    )
                )
            ORDER BY p.vendor_id ASC, p.name ASC, p.id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'price' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.k DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT p.id, p.price AS k
            FROM ecom_data.product AS p
            WHERE
                p.vendor_id BETWEEN v_vendor AND v_vendor AND p.price <= v_price AND (p.price < v_price OR p.id < v_id)
                AND (p_status IS NULL OR FIND_IN_SET(p.status, p_status) > 0)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0 OR p.isbn_or_model = p_words)
                AND (
                    p_low IS NULL OR (p_low <> 0) = (
                        p.status = 'on_sale' AND p.low_stock_at >= COALESCE(
                            (SELECT q.quantity FROM ecom_data.stock AS q WHERE q.product_id = p.id), 0
                        )
                    )
                )
            ORDER BY p.vendor_id DESC, p.price DESC, p.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'price' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.k ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT p.id, p.price AS k
            FROM ecom_data.product AS p
            WHERE
                p.vendor_id BETWEEN v_vendor AND v_vendor AND p.price >= v_price AND (p.price > v_price OR p.id > v_id)
                AND (p_status IS NULL OR FIND_IN_SET(p.status, p_status) > 0)
                AND (p_words IS NULL OR LOCATE(p_words, p.name) > 0 OR p.isbn_or_model = p_words)
                AND (
                    p_low IS NULL OR (p_low <> 0) = (
                        p.status = 'on_sale' AND p.low_stock_at >= COALESCE(
                            (SELECT q.quantity FROM ecom_data.stock AS q WHERE q.product_id = p.id), 0
                        )
                    )
                )
            ORDER BY p.vendor_id ASC, p.price ASC, p.id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    END IF;
    SELECT
        p.id,
        p.version,
        p.name,
        p.status,
        p.category_id,
        c.name AS category_name,
        p.price,
        p.special_price,
        p.special_until,
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now) AS price_now,
        p.item_condition,
        p.isbn_or_model,
        p.campus,
        COALESCE(s.quantity, 0) AS stock,
        p.low_stock_at,
        COALESCE(t.on_order, 0) AS on_order,
        COALESCE(t.sold_count, 0) AS sold_count,
        COALESCE(t.rating_count, 0) AS rating_count,
        COALESCE(t.rating_sum / NULLIF(t.rating_count, 0), 0) AS average_rating,
        x.picture_id,
        (
            SELECT COALESCE(GROUP_CONCAT(k.category_id ORDER BY k.category_id), '')
            FROM ecom_data.product_category AS k
            WHERE k.product_id = p.id
        ) AS further_category_ids,
        p.listed_at,
        p.expires_at,
        p.created_at
    FROM JSON_TABLE(CONCAT('[', COALESCE(v_ids, ''), ']'), '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) AS page
    INNER JOIN ecom_data.product AS p ON page.id = p.id
    INNER JOIN ecom_data.category AS c ON p.category_id = c.id
    LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id
    LEFT JOIN ecom_data.product_statistics AS t ON p.id = t.product_id
    LEFT JOIN ecom_data.product_picture AS x ON p.id = x.product_id AND x.position = 1
    ORDER BY page.place;
END
