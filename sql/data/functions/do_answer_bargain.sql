-- The deed of answer_bargain.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_answer_bargain(
    p_account BIGINT UNSIGNED, p_side VARCHAR(16), p_profile BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED,
    p_version INT UNSIGNED, p_act TEXT, p_price DECIMAL(20, 6), p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_stock INT;
    DECLARE v_status VARCHAR(16);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_to VARCHAR(16);
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_on_sale TINYINT;
    DECLARE v_shown DECIMAL(14, 2);
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'answer_bargain', JSON_ARRAY(p_side, p_id, p_version, p_act, p_price, p_words)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('act', p_act, 'accept,refuse,counter,withdraw');
    CALL ecom_data.check_text('words', p_words, 0, 500, 1);
    CALL ecom_data.check_price('price', IF(p_act = 'counter', COALESCE(p_price, 0), p_price));
    SELECT MAX(b.product_id) INTO v_product
    FROM ecom_data.bargain AS b
    WHERE b.id = p_id AND IF(p_side = 'customer', b.customer_id, b.vendor_id) = p_profile;
    IF v_product IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = v_product FOR UPDATE;
    SELECT
        ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now),
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now)
    INTO v_on_sale, v_shown
    FROM ecom_data.product AS p
    INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE p.id = v_product
    LOCK IN SHARE MODE;
    SELECT IF(b.expires_at <= v_now, 'expired', b.status), b.version, b.price, b.customer_id
    INTO v_status, v_version, v_price, v_customer
    FROM ecom_data.bargain AS b
    WHERE b.id = p_id
    FOR UPDATE;
    IF v_status NOT IN ('asked', 'countered', 'accepted') THEN
        CALL ecom_data.refuse('bargain_closed', v_status);
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    IF p_act = 'withdraw' THEN
        -- An agreed price is the vendor's word for its hours; the customer may let it go.
        IF NOT (p_side = 'customer' AND v_status IN ('asked', 'accepted') OR p_side = 'vendor' AND v_status = 'countered') THEN
            CALL ecom_data.refuse('not_your_turn', v_status);
        END IF;
    ELSEIF v_status <> IF(p_side = 'customer', 'countered', 'asked') THEN
        CALL ecom_data.refuse('not_your_turn', v_status);
    END IF;
    IF p_act IN ('accept', 'counter') AND COALESCE(v_on_sale, 0) = 0 THEN
        CALL ecom_data.refuse('not_on_sale', v_product);
    END IF;
    IF p_act = 'accept' AND v_price IS NULL THEN
        CALL ecom_data.refuse('amount_out_of_range', 'price');
    END IF;
    IF p_act = 'accept' AND NOT p_price <=> v_price THEN
        CALL ecom_data.refuse('price_changed', v_product);
    END IF;
    IF p_act = 'counter' AND p_side = 'customer' AND p_price >= v_shown THEN
        CALL ecom_data.refuse('price_not_lower', 'price');
    END IF;
    IF p_act = 'accept' AND NOT EXISTS (
        SELECT 1
        FROM ecom_data.customer AS c
        INNER JOIN ecom_data.account AS a ON c.account_id = a.id
        WHERE c.id = v_customer AND a.status = 'active'
    ) THEN
        CALL ecom_data.refuse('bargain_closed', v_status);
    END IF;
    SET v_to = CASE p_act
        WHEN 'accept' THEN 'accepted'
        WHEN 'refuse' THEN 'refused'
        WHEN 'withdraw' THEN 'withdrawn'
        ELSE IF(p_side = 'customer', 'asked', 'countered')
    END;
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_bargain(
        p_id, p_side, IF(p_act = 'counter' AND p_side = 'customer', 'offer', p_act), v_to,
        IF(p_act = 'counter', p_price, v_price), TRIM(COALESCE(p_words, ''))
    ));
END
