-- The deed of rate_item.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_rate_item(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_item BIGINT UNSIGNED, p_rating DECIMAL(20, 6), p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_version INT UNSIGNED;
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_status VARCHAR(16);
    DECLARE v_customer_name VARCHAR(80);
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_review BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'rate_item', JSON_ARRAY(p_item, p_rating, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_rating IS NULL OR p_rating NOT IN (1, 2, 3, 4, 5) THEN
        CALL ecom_data.refuse('choice_unknown', 'rating');
    END IF;
    CALL ecom_data.check_text('words', p_words, 0, 2000, 1);
    SELECT i.order_id, i.product_id, i.name
    INTO v_order, v_product, v_name
    FROM ecom_data.order_item AS i
    INNER JOIN ecom_data.orders AS o ON i.order_id = o.id
    WHERE i.id = p_item AND o.customer_id = p_customer;
    IF v_order IS NULL THEN
        CALL ecom_data.refuse('not_found', p_item);
    END IF;
    SET v_version = ecom_data.lock_order(v_order, 'customer', p_customer);
    SELECT o.status, o.vendor_id, o.number INTO v_status, v_vendor, v_number FROM ecom_data.orders AS o WHERE o.id = v_order FOR UPDATE;
    SET v_customer_name = (SELECT c.name FROM ecom_data.customer AS c WHERE c.id = p_customer);
    IF v_status <> 'received' THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    SELECT r.id INTO v_review FROM ecom_data.review AS r WHERE r.order_item_id = p_item FOR UPDATE;
    IF v_review IS NOT NULL THEN
        CALL ecom_data.refuse('already_rated', p_item);
    END IF;
    INSERT INTO ecom_data.review (seller_id, order_item_id, product_id, customer_id, customer_name, rating, words, created_at)
    VALUES (v_vendor, p_item, v_product, p_customer, v_customer_name, p_rating, TRIM(COALESCE(p_words, '')), v_now);
    SET v_review = LAST_INSERT_ID();
    CALL ecom_data.refresh_review(v_review);
    INSERT INTO ecom_data.product_statistics (product_id, rating_count, rating_sum) VALUES (v_product, 1, p_rating)
    ON DUPLICATE KEY UPDATE rating_count = rating_count + 1, rating_sum = rating_sum + p_rating;
    INSERT INTO ecom_data.figures_due (product_id) VALUES (v_product);
    CALL ecom_data.notify((SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor), 'vendor', 'item_rated', JSON_OBJECT(
        'order_id', v_order + 0, 'number', v_number, 'product_id', v_product + 0, 'name', v_name, 'rating', CAST(p_rating AS UNSIGNED),
        'customer_name', v_customer_name
    ));
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('review_id', v_review + 0));
END
