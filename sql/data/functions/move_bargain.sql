-- Moves a bargain whose product's stock is locked to another state, writes the step and tells the other side (both, where the
-- system does it). Takes the quantity out of the stock when it is agreed and gives it back when that ends without a purchase.
-- Gives back {id, version, status, price, expires_at}. Refusals: out_of_stock (the product).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.move_bargain(
    p_id BIGINT UNSIGNED, p_side VARCHAR(16), p_act VARCHAR(16), p_to VARCHAR(16), p_price DECIMAL(14, 2), p_words VARCHAR(500)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_quantity INT UNSIGNED;
    DECLARE v_from VARCHAR(16);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_expires_at DATETIME(6);
    DECLARE v_detail JSON;
    DECLARE v_kind VARCHAR(40);
    SELECT b.product_id, b.customer_id, b.vendor_id, b.quantity, b.status, b.version + 1, b.expires_at
    INTO v_product, v_customer, v_vendor, v_quantity, v_from, v_version, v_expires_at
    FROM ecom_data.bargain AS b
    WHERE b.id = p_id
    FOR UPDATE;
    IF p_to = 'accepted' THEN
        UPDATE ecom_data.stock AS s
        SET s.quantity = s.quantity - v_quantity
        WHERE s.product_id = v_product AND s.quantity >= v_quantity;
        IF ROW_COUNT() = 0 THEN
            CALL ecom_data.refuse('out_of_stock', v_product);
        END IF;
        SET v_expires_at = v_now + INTERVAL ecom_data.setting_number('bargain_hours') HOUR;
    ELSEIF p_to IN ('asked', 'countered') THEN
        SET v_expires_at = v_now + INTERVAL ecom_data.setting_number('bargain_days') DAY;
    ELSEIF v_from = 'accepted' AND p_to <> 'bought' THEN
        UPDATE ecom_data.stock AS s SET s.quantity = s.quantity + v_quantity WHERE s.product_id = v_product;
    END IF;
    UPDATE ecom_data.bargain AS b
    SET
        b.status = p_to,
        b.open_product_id = IF(p_to IN ('asked', 'countered', 'accepted'), b.product_id, NULL),
        b.price = p_price,
        b.changed_at = v_now,
        b.expires_at = v_expires_at,
        b.vendor_rank = CONCAT(IF(p_to = 'asked', '1', '0'), CAST(v_now AS CHAR)),
        b.version = v_version
    WHERE b.id = p_id;
    INSERT INTO ecom_data.bargain_step (bargain_id, side, act, price, words, happened_at)
    VALUES (p_id, p_side, p_act, p_price, p_words, v_now);
    IF p_to = 'accepted' OR v_from = 'accepted' THEN
        CALL ecom_data.refresh_reserved(v_product);
    END IF;
    IF p_to <> 'bought' THEN
        SET v_detail = JSON_OBJECT(
            'bargain_id', p_id + 0, 'product_id', v_product + 0,
            'name', (SELECT p.name FROM ecom_data.product AS p WHERE p.id = v_product), 'price', CAST(p_price AS CHAR),
            'quantity', v_quantity + 0, 'until', CAST(v_expires_at AS CHAR), 'act', p_act, 'words', LEFT(p_words, 120),
            'customer_name', (SELECT c.name FROM ecom_data.customer AS c WHERE c.id = v_customer),
            'vendor_name', (SELECT v.name FROM ecom_data.vendor AS v WHERE v.id = v_vendor)
        );
        SET v_kind = CONCAT('bargain_', p_to);
        IF p_side <> 'vendor' AND (p_side = 'customer' OR v_from <> 'countered') THEN
            CALL ecom_data.notify((SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor), 'vendor', v_kind, v_detail);
        END IF;
        IF p_side <> 'customer' THEN
            CALL ecom_data.notify((SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer), 'customer', v_kind, v_detail);
        END IF;
    END IF;
    RETURN JSON_OBJECT(
        'id', p_id + 0, 'version', v_version + 0, 'status', p_to, 'price', CAST(p_price AS CHAR), 'expires_at', CAST(v_expires_at AS CHAR)
    );
END
