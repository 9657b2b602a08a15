-- The deed of advertise_product.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_advertise_product(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED,
    p_days DECIMAL(20, 6), p_fee DECIMAL(20, 6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_name VARCHAR(120);
    DECLARE v_expires DATETIME(6);
    DECLARE v_until DATETIME(6);
    DECLARE v_fee DECIMAL(14, 2);
    DECLARE v_ignored BIGINT;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'advertise_product', JSON_ARRAY(p_id, p_version, p_days, p_fee)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_days IS NULL OR p_days NOT BETWEEN 1 AND 30 OR p_days <> FLOOR(p_days) THEN
        CALL ecom_data.refuse('number_out_of_range', 'days');
    END IF;
    IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.status, p.name, p.expires_at, p.advertised_until
    INTO v_version, v_status, v_name, v_expires, v_until
    FROM ecom_data.product AS p
    WHERE p.id = p_id
    FOR UPDATE;
    IF p_version IS NULL OR v_version <> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    IF v_status <> 'on_sale' OR v_expires <= v_now THEN
        CALL ecom_data.refuse('not_on_sale', p_id);
    END IF;
    SET v_until = GREATEST(COALESCE(v_until, v_now), v_now) + INTERVAL CAST(p_days AS UNSIGNED) DAY;
    IF v_until > v_now + INTERVAL 90 DAY THEN
        CALL ecom_data.refuse('number_out_of_range', 'days');
    END IF;
    SET v_fee = ecom_data.fee_of(p_vendor, 'advertising', CAST(p_days AS UNSIGNED));
    IF v_fee IS NULL THEN
        CALL ecom_data.refuse('choice_unknown', 'days');
    END IF;
    IF COALESCE(p_fee, 0) <> v_fee THEN
        CALL ecom_data.refuse('fee_changed', v_fee);
    END IF;
    IF v_fee > 0 THEN
        SET v_ignored = ecom_data.take_fee(p_account, 'advertising', v_fee, 0, v_name);
    END IF;
    UPDATE ecom_data.product AS p
    SET p.advertised_until = v_until, p.version = v_version + 1
    WHERE p.id = p_id;
    CALL ecom_data.refresh_listing(p_id);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 1));
END
