-- The deed of save_fee.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_fee(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_days DECIMAL(20, 6),
    p_fee DECIMAL(20, 6), p_is_offered TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_fee BIGINT UNSIGNED DEFAULT p_id;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_days INT UNSIGNED;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_offered TINYINT;
    DECLARE v_version INT UNSIGNED DEFAULT 0;
    DECLARE v_is_offered TINYINT DEFAULT COALESCE(p_is_offered, 1) <> 0;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'save_fee', JSON_ARRAY(p_id, p_version, p_days, p_fee, p_is_offered));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_id IS NULL THEN
        IF p_days IS NULL OR p_days NOT BETWEEN 1 AND 365 OR p_days <> FLOOR(p_days) THEN
            CALL ecom_data.refuse('number_out_of_range', 'days');
        END IF;
        IF EXISTS (SELECT 1 FROM ecom_data.fee AS f WHERE f.kind = 'listing' AND f.days = p_days FOR UPDATE) THEN
            CALL ecom_data.refuse('name_taken', 'days');
        END IF;
    ELSE
        SELECT f.kind, f.days, f.price, f.is_offered, f.version INTO v_kind, v_days, v_price, v_offered, v_version
        FROM ecom_data.fee AS f
        WHERE f.id = p_id
        FOR UPDATE;
        IF v_kind IS NULL THEN
            CALL ecom_data.refuse('not_found', p_id);
        END IF;
        IF NOT v_version <=> p_version THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
        IF v_is_offered = 0 AND v_kind = 'listing' AND NOT EXISTS (
            SELECT 1 FROM ecom_data.fee AS f WHERE f.kind = 'listing' AND f.is_offered = 1 AND f.id <> p_id FOR UPDATE
        ) THEN
            CALL ecom_data.refuse('choice_unknown', 'is_offered');
        END IF;
    END IF;
    CALL ecom_data.check_amount('price', p_fee, 0, 100000);
    IF p_id IS NULL THEN
        INSERT INTO ecom_data.fee (kind, days, price, is_offered) VALUES ('listing', p_days, p_fee, v_is_offered);
        SET v_fee = LAST_INSERT_ID();
    ELSE
        UPDATE ecom_data.fee AS f
        SET f.price = p_fee, f.is_offered = v_is_offered, f.version = f.version + 1
        WHERE f.id = p_id;
    END IF;
    CALL ecom_data.audit(
        p_caller, 'save_fee', 'fee', v_fee,
        IF(p_id IS NULL, NULL, JSON_OBJECT('days', v_days + 0, 'price', CAST(v_price AS CHAR), 'is_offered', v_offered + 0)),
        JSON_OBJECT(
            'days', COALESCE(v_days, p_days) + 0, 'price', CAST(CAST(p_fee AS DECIMAL(14, 2)) AS CHAR), 'is_offered', v_is_offered + 0
        )
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', v_fee + 0, 'version', v_version + 1));
END
