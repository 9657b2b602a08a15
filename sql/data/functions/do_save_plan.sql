-- The deed of save_plan.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_plan(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_name TEXT,
    p_slots DECIMAL(20, 6), p_monthly_price DECIMAL(20, 6), p_discount DECIMAL(20, 6), p_is_offered TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_plan BIGINT UNSIGNED DEFAULT p_id;
    DECLARE v_old JSON;
    DECLARE v_version INT UNSIGNED DEFAULT 0;
    DECLARE v_taken INT UNSIGNED;
    DECLARE v_is_offered TINYINT DEFAULT COALESCE(p_is_offered, 1) <> 0;
    SET v_answer = ecom_data.key_begin(
        p_caller, p_key, 'save_plan',
        JSON_ARRAY(p_id, p_version, p_name, p_slots, p_monthly_price, p_discount, p_is_offered)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_id IS NOT NULL THEN
        SELECT
            p.version,
            JSON_OBJECT(
                'name', p.name, 'slots', p.slots, 'monthly_price', CAST(p.monthly_price AS CHAR), 'discount', p.discount,
                'is_offered', p.is_offered
            )
        INTO v_version, v_old
        FROM ecom_data.plan AS p
        WHERE p.id = p_id
        FOR UPDATE;
        IF v_old IS NULL THEN
            CALL ecom_data.refuse('not_found', p_id);
        END IF;
        IF NOT v_version <=> p_version THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    IF p_slots IS NULL OR p_slots NOT BETWEEN 1 AND 100000 OR p_slots <> FLOOR(p_slots) THEN
        CALL ecom_data.refuse('number_out_of_range', 'slots');
    END IF;
    CALL ecom_data.check_amount('monthly_price', p_monthly_price, 0, 100000);
    IF p_discount IS NULL OR p_discount NOT BETWEEN 0 AND 100 OR p_discount <> FLOOR(p_discount) THEN
        CALL ecom_data.refuse('number_out_of_range', 'discount');
    END IF;
    IF EXISTS (SELECT 1 FROM ecom_data.plan AS p WHERE p.name = TRIM(p_name) AND NOT p.id <=> p_id FOR UPDATE) THEN
        CALL ecom_data.refuse('name_taken', 'name');
    END IF;
    IF p_id IS NULL THEN
        INSERT INTO ecom_data.plan (name, slots, monthly_price, discount, is_offered)
        VALUES (TRIM(p_name), p_slots, p_monthly_price, p_discount, v_is_offered);
        SET v_plan = LAST_INSERT_ID();
    ELSE
        SELECT MAX(ecom_data.shelf_taken(m.current_of)) INTO v_taken
        FROM ecom_data.membership AS m
        WHERE m.plan_id = p_id AND m.current_of IS NOT NULL;
        IF v_taken > p_slots THEN
            CALL ecom_data.refuse('shelf_too_full', v_taken);
        END IF;
        UPDATE ecom_data.plan AS p
        SET
            p.name = TRIM(p_name),
            p.slots = p_slots,
            p.monthly_price = p_monthly_price,
            p.discount = p_discount,
            p.is_offered = v_is_offered,
            p.version = p.version + 1
        WHERE p.id = p_id;
    END IF;
    CALL ecom_data.audit(
        p_caller, 'save_plan', 'plan', v_plan, v_old, JSON_OBJECT(
            'name', TRIM(p_name), 'slots', CAST(p_slots AS UNSIGNED) + 0,
            'monthly_price', CAST(CAST(p_monthly_price AS DECIMAL(14, 2)) AS CHAR), 'discount', CAST(p_discount AS UNSIGNED) + 0,
            'is_offered', v_is_offered + 0
        )
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', v_plan + 0, 'version', v_version + 1));
END
