-- The deed of rate_shop.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_rate_shop(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_seller BIGINT UNSIGNED, p_rating DECIMAL(20, 6),
    p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_seller_account BIGINT UNSIGNED;
    DECLARE v_bought TINYINT;
    DECLARE v_review BIGINT UNSIGNED;
    DECLARE v_is_new TINYINT;
    DECLARE v_name VARCHAR(80);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'rate_shop', JSON_ARRAY(p_seller, p_rating, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_rating IS NULL OR p_rating NOT IN (1, 2, 3, 4, 5) THEN
        CALL ecom_data.refuse('choice_unknown', 'rating');
    END IF;
    CALL ecom_data.check_text('words', p_words, 0, 2000, 1);
    SELECT v.kind, v.account_id INTO v_kind, v_seller_account
    FROM ecom_data.vendor AS v
    WHERE v.id = p_seller AND v.status = 'active';
    IF v_kind IS NULL THEN
        CALL ecom_data.refuse('not_found', p_seller);
    END IF;
    IF v_seller_account = p_account THEN
        CALL ecom_data.refuse('own_review', p_seller);
    END IF;
    SELECT COUNT(*) > 0 INTO v_bought
    FROM ecom_data.orders AS o
    WHERE o.customer_id = p_customer AND o.vendor_id = p_seller AND o.status IN ('received', 'returned');
    IF v_kind <> 'shop' AND v_bought = 0 THEN
        CALL ecom_data.refuse('not_bought', p_seller);
    END IF;
    SET v_name = (SELECT c.name FROM ecom_data.customer AS c WHERE c.id = p_customer);
    SELECT r.id INTO v_review
    FROM ecom_data.review AS r
    WHERE r.seller_id = p_seller AND r.shop_customer_id = p_customer
    FOR UPDATE;
    SET v_is_new = v_review IS NULL;
    IF v_is_new THEN
        INSERT INTO ecom_data.review (
            kind, seller_id, customer_id, shop_customer_id, customer_name, bought, rating, words, created_at
        )
        VALUES (
            'shop', p_seller, p_customer, p_customer, v_name, v_bought, p_rating, TRIM(COALESCE(p_words, '')), ecom_data.utc_now()
        );
        SET v_review = LAST_INSERT_ID();
        CALL ecom_data.notify(v_seller_account, 'vendor', 'shop_rated', JSON_OBJECT(
            'review_id', v_review + 0, 'rating', CAST(p_rating AS UNSIGNED), 'bought', v_bought + 0
        ));
    ELSE
        UPDATE ecom_data.review AS r
        SET
            r.rating = p_rating, r.words = TRIM(COALESCE(p_words, '')), r.bought = v_bought, r.created_at = ecom_data.utc_now(),
            r.version = r.version + 1
        WHERE r.id = v_review;
    END IF;
    CALL ecom_data.refresh_review(v_review);
    CALL ecom_data.refresh_seller(p_seller);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('review_id', v_review + 0, 'bought', v_bought + 0));
END
