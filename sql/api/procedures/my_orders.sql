-- The orders of the customer who calls, a page at a time. Sorts: placed_at, total. Filters: p_status (words
-- joined by commas), p_words (the beginning of the number, part of the vendor's name or of an item's), each NULL for none. `item` and
-- `picture_id` are the first item's; `asked` is what the customer asked and the vendor has not answered; `line_count` is how many products, `item_count` how many pieces;
-- `unrated` how many items of a received order wait for a rating.
-- Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_orders(
    IN p_sort VARCHAR(64), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_status VARCHAR(255), IN p_words VARCHAR(255)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_ids LONGTEXT;
    DECLARE v_skip INT UNSIGNED DEFAULT LEAST(COALESCE(p_skip, 0), 4096);
    DECLARE v_limit INT UNSIGNED DEFAULT LEAST(COALESCE(p_limit, 100), 500);
    DECLARE v_id BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, IF(p_descending, 18446744073709551615, 0));
    DECLARE v_placed_at DATETIME(6);
    DECLARE v_total DECIMAL(20, 6);
    DECLARE v_number VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin;
    CALL ecom_data.enter('customer', v_account, v_customer);
    CALL ecom_data.check_choice('sort', p_sort, 'placed_at,total');
    SET p_words = NULLIF(TRIM(p_words), '');
    SET p_status = NULLIF(p_status, '');
    SET v_number = '-';
    IF p_words REGEXP '^[0-9A-Za-z]{4,16}$' THEN
        SET v_number = CONCAT(UPPER(p_words), '%');
    END IF;
    IF p_sort = 'placed_at' THEN
        SET v_placed_at = IF(p_after_id IS NULL, IF(p_descending, '9999-12-31', '1000-01-01'), p_after_value);
    ELSE
        SET v_total = IF(p_after_id IS NULL, IF(p_descending, 999999999999, -1), p_after_value);
    END IF;
    IF p_sort = 'placed_at' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.placed_at DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT o.id, o.placed_at
            FROM ecom_data.orders AS o
            WHERE
                o.customer_id BETWEEN v_customer AND v_customer
                AND o.placed_at <= v_placed_at AND (o.placed_at < v_placed_at OR o.id < v_id)
                AND (p_status IS NULL OR FIND_IN_SET(o.status, p_status) > 0)
                AND (
                    p_words IS NULL OR o.number LIKE v_number OR LOCATE(p_words, o.vendor_name) > 0
                    OR EXISTS (SELECT 1 FROM ecom_data.order_item AS i WHERE i.order_id = o.id AND LOCATE(p_words, i.name) > 0)
                )
            ORDER BY o.customer_id DESC, o.placed_at DESC, o.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'placed_at' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.placed_at ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT o.id, o.placed_at
            FROM ecom_data.orders AS o
            WHERE
                o.customer_id BETWEEN v_customer AND v_customer
                AND o.placed_at >= v_placed_at AND (o.placed_at > v_placed_at OR o.id > v_id)
                AND (p_status IS NULL OR FIND_IN_SET(o.status, p_status) > 0)
                AND (
                    p_words IS NULL OR o.number LIKE v_number OR LOCATE(p_words, o.vendor_name) > 0
                    OR EXISTS (SELECT 1 FROM ecom_data.order_item AS i WHERE i.order_id = o.id AND LOCATE(p_words, i.name) > 0)
                )
            ORDER BY o.customer_id ASC, o.placed_at ASC, o.id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'total' AND p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.total DESC, page.id DESC) INTO v_ids
        FROM (
            SELECT o.id, o.total
            FROM ecom_data.orders AS o
            WHERE
                o.customer_id BETWEEN v_customer AND v_customer
                AND o.total <= v_total AND (o.total < v_total OR o.id < v_id)
                AND (p_status IS NULL OR FIND_IN_SET(o.status, p_status) > 0)
                AND (
                    p_words IS NULL OR o.number LIKE v_number OR LOCATE(p_words, o.vendor_name) > 0
                    OR EXISTS (SELECT 1 FROM ecom_data.order_item AS i WHERE i.order_id = o.id AND LOCATE(p_words, i.name) > 0)
                )
            ORDER BY o.customer_id DESC, o.total DESC, o.id DESC
            LIMIT v_skip, v_limit
        ) AS page;
    ELSEIF p_sort = 'total' AND NOT p_descending THEN
        SELECT GROUP_CONCAT(page.id ORDER BY page.total ASC, page.id ASC) INTO v_ids
        FROM (
            SELECT o.id, o.total
            FROM ecom_data.orders AS o
            WHERE
                o.customer_id BETWEEN v_customer AND v_customer
                AND o.total >= v_total AND (o.total > v_total OR o.id > v_id)
                AND (p_status IS NULL OR FIND_IN_SET(o.status, p_status) > 0)
                AND (
                    p_words IS NULL OR o.number LIKE v_number OR LOCATE(p_words, o.vendor_name) > 0
                    OR EXISTS (SELECT 1 FROM ecom_data.order_item AS i WHERE i.order_id = o.id AND LOCATE(p_words, i.name) > 0)
                )
            ORDER BY o.customer_id ASC, o.total ASC, o.id ASC
            LIMIT v_skip, v_limit
        ) AS page;
    END IF;
    SELECT
        o.id,
        o.number,
        o.vendor_id,
        o.vendor_name,
        o.status,
        o.status_detail,
        o.payment,
        o.paid_at,
        o.delivery,
        o.item_count,
        o.total,
        o.carrier,
        o.tracking_number,
        o.placed_at,
        o.version,
        i.name AS item,
        i.picture_id,
        (SELECT MAX(r.kind) FROM ecom_data.order_request AS r WHERE r.order_id = o.id AND r.status = 'asked') AS asked,
        (SELECT COUNT(*) FROM ecom_data.order_item AS n WHERE n.order_id = o.id) AS line_count,
        (
            SELECT COUNT(*)
            FROM ecom_data.order_item AS n
            LEFT JOIN ecom_data.review AS r ON n.id = r.order_item_id
            WHERE n.order_id = o.id AND o.status = 'received' AND r.id IS NULL
        ) AS unrated
    FROM JSON_TABLE(CONCAT('[', COALESCE(v_ids, ''), ']'), '$[*]' COLUMNS (place FOR ORDINALITY, id BIGINT UNSIGNED PATH '$')) AS page
    INNER JOIN ecom_data.orders AS o ON page.id = o.id
    INNER JOIN ecom_data.order_item AS i
        ON i.id = (SELECT MIN(f.id) FROM ecom_data.order_item AS f WHERE f.order_id = o.id)
    ORDER BY page.place;
END
