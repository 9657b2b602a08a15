-- The deed of offer_on_want. A vendor has at most five offers on a want.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_offer_on_want(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_want BIGINT UNSIGNED, p_product BIGINT UNSIGNED, p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_product_status VARCHAR(16);
    DECLARE v_product_name VARCHAR(120);
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'offer_on_want', JSON_ARRAY(p_want, p_product, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('words', p_words, p_product IS NULL, 1000, 1);
    SELECT IF(w.status = 'open' AND w.expires_at <= v_now, 'expired', w.status), c.account_id, w.name INTO v_status, v_owner, v_name
    FROM ecom_data.want AS w
    INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
    INNER JOIN ecom_data.account AS a ON c.account_id = a.id AND a.status = 'active'
    WHERE w.id = p_want
    FOR UPDATE;
    IF v_status IS NULL OR v_status = 'hidden' THEN
        CALL ecom_data.refuse('not_found', p_want);
    END IF;
    IF v_status <> 'open' THEN
        CALL ecom_data.refuse('want_closed', p_want);
    END IF;
    IF v_owner = p_account THEN
        CALL ecom_data.refuse('own_want', p_want);
    END IF;
    IF ecom_data.is_blocked(v_owner, p_account) THEN
        CALL ecom_data.refuse('blocked_by_recipient', NULL);
    END IF;
    IF p_product IS NOT NULL THEN
        SELECT p.status, p.name, ecom_data.price_at(p.price, p.special_price, p.special_until, v_now)
        INTO v_product_status, v_product_name, v_price
        FROM ecom_data.product AS p
        WHERE p.id = p_product AND p.vendor_id = p_vendor;
        IF v_product_status IS NULL THEN
            CALL ecom_data.refuse('not_found', p_product);
        END IF;
        IF v_product_status <> 'on_sale' THEN
            CALL ecom_data.refuse('not_on_sale', p_product);
        END IF;
        IF EXISTS (SELECT 1 FROM ecom_data.want_offer AS o WHERE o.want_id = p_want AND o.product_id = p_product) THEN
            CALL ecom_data.refuse('offered_already', 'product_id');
        END IF;
    END IF;
    IF (SELECT COUNT(*) FROM ecom_data.want_offer AS o WHERE o.vendor_id = p_vendor AND o.want_id = p_want FOR UPDATE) >= 5 THEN
        CALL ecom_data.refuse('list_full', 'offers');
    END IF;
    INSERT INTO ecom_data.want_offer (want_id, vendor_id, product_id, words, offered_at)
    VALUES (p_want, p_vendor, p_product, TRIM(COALESCE(p_words, '')), v_now);
    SET v_id = LAST_INSERT_ID();
    SET v_vendor_name = (SELECT v.name FROM ecom_data.vendor AS v WHERE v.id = p_vendor);
    CALL ecom_data.notify(v_owner, 'customer', 'want_offer', JSON_OBJECT(
        'want_id', p_want + 0, 'want', v_name, 'vendor_name', v_vendor_name, 'name', v_product_name, 'price', CAST(v_price AS CHAR),
        'words', LEFT(REGEXP_REPLACE(TRIM(COALESCE(p_words, '')), '[\\r\\n]+', ' '), 120)
    ));
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
