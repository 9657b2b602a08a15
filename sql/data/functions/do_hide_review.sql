-- The deed of hide_review and show_review. A hidden review does not count for the product's rating.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_hide_review(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_hide TINYINT, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_hidden_at DATETIME(6);
    DECLARE v_rating INT;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_seller BIGINT UNSIGNED;
    DECLARE v_customer_account BIGINT UNSIGNED;
    DECLARE v_vendor_account BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_caller, p_key, IF(p_hide, 'hide_review', 'show_review'), JSON_ARRAY(p_id, p_version, p_reason)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, 1, 500, 1);
    SELECT
        r.version, r.hidden_at, r.rating, r.product_id,
        COALESCE(
            (SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = r.customer_id),
            (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = r.vendor_id)
        ),
        (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = r.seller_id),
        r.kind, r.seller_id
    INTO v_version, v_hidden_at, v_rating, v_product, v_customer_account, v_vendor_account, v_kind, v_seller
    FROM ecom_data.review AS r
    WHERE r.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF p_caller IN (v_customer_account, v_vendor_account) THEN
        CALL ecom_data.refuse('own_account', p_id);
    END IF;
    IF (v_hidden_at IS NOT NULL) = p_hide THEN
        CALL ecom_data.refuse('review_state', IF(p_hide, 'hidden', 'shown'));
    END IF;
    UPDATE ecom_data.review AS r
    SET
        r.hidden_at = IF(p_hide, ecom_data.utc_now(), NULL),
        r.hidden_reason = IF(p_hide, TRIM(p_reason), ''),
        r.version = r.version + 1
    WHERE r.id = p_id;
    CALL ecom_data.refresh_review(p_id);
    IF v_kind = 'product' THEN
        UPDATE ecom_data.product_statistics AS t
        SET
            t.rating_count = t.rating_count + IF(p_hide, -1, 1),
            t.rating_sum = t.rating_sum + IF(p_hide, -v_rating, v_rating)
        WHERE t.product_id = v_product;
        INSERT INTO ecom_data.figures_due (product_id) VALUES (v_product);
    ELSEIF v_kind = 'shop' THEN
        CALL ecom_data.refresh_seller(v_seller);
    END IF;
    CALL ecom_data.audit(
        p_caller, IF(p_hide, 'hide_review', 'show_review'), 'review', p_id,
        IF(p_hide, JSON_OBJECT('hidden', FALSE), JSON_OBJECT('hidden', TRUE)),
        IF(p_hide, JSON_OBJECT('hidden', TRUE, 'reason', TRIM(p_reason)), JSON_OBJECT('hidden', FALSE, 'reason', TRIM(p_reason)))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
