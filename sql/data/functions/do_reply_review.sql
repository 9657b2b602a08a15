-- The deed of reply_review.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_reply_review(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_review BIGINT UNSIGNED, p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_found BIGINT UNSIGNED;
    DECLARE v_reply VARCHAR(2000);
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'reply_review', JSON_ARRAY(p_review, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('words', p_words, 1, 2000, 1);
    SELECT r.id, r.reply, r.customer_id, r.product_id INTO v_found, v_reply, v_customer, v_product
    FROM ecom_data.review AS r
    WHERE r.id = p_review AND r.seller_id = p_vendor AND r.hidden_at IS NULL
    FOR UPDATE;
    IF v_found IS NULL THEN
        CALL ecom_data.refuse('not_found', p_review);
    END IF;
    IF v_reply IS NOT NULL THEN
        CALL ecom_data.refuse('already_replied', p_review);
    END IF;
    UPDATE ecom_data.review AS r
    SET r.reply = TRIM(p_words), r.replied_at = ecom_data.utc_now(), r.version = r.version + 1
    WHERE r.id = p_review;
    CALL ecom_data.refresh_review(p_review);
    IF v_customer IS NOT NULL THEN
        CALL ecom_data.notify(
            (SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer), 'customer', 'review_answered',
            JSON_OBJECT(
                'review_id', p_review + 0, 'product_id', v_product + 0,
                'vendor_name', (SELECT v.name FROM ecom_data.vendor AS v WHERE v.id = p_vendor), 'words', LEFT(TRIM(p_words), 120)
            )
        );
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_review + 0));
END
