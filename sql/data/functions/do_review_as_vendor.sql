-- The deed of review_as_vendor. It counts for no average.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_review_as_vendor(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_product BIGINT UNSIGNED, p_rating DECIMAL(20, 6),
    p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_seller BIGINT UNSIGNED;
    DECLARE v_review BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'review_as_vendor', JSON_ARRAY(p_product, p_rating, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_rating IS NULL OR p_rating NOT IN (1, 2, 3, 4, 5) THEN
        CALL ecom_data.refuse('choice_unknown', 'rating');
    END IF;
    CALL ecom_data.check_text('words', p_words, 1, 2000, 1);
    SELECT p.vendor_id INTO v_seller FROM ecom_data.product AS p WHERE p.id = p_product AND p.status IN ('on_sale', 'reserved');
    IF v_seller IS NULL THEN
        CALL ecom_data.refuse('not_found', p_product);
    END IF;
    IF v_seller = p_vendor THEN
        CALL ecom_data.refuse('own_review', p_product);
    END IF;
    SELECT r.id INTO v_review
    FROM ecom_data.review AS r
    WHERE r.product_id = p_product AND r.vendor_id = p_vendor
    FOR UPDATE;
    IF v_review IS NOT NULL THEN
        CALL ecom_data.refuse('already_rated', p_product);
    END IF;
    INSERT INTO ecom_data.review (kind, seller_id, product_id, vendor_id, customer_name, bought, rating, words, created_at)
    SELECT 'vendor', v_seller, p_product, v.id, v.name, 0, p_rating, TRIM(p_words), ecom_data.utc_now()
    FROM ecom_data.vendor AS v
    WHERE v.id = p_vendor;
    SET v_review = LAST_INSERT_ID();
    CALL ecom_data.refresh_review(v_review);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('review_id', v_review + 0));
END
