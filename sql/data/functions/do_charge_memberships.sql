-- The deed of charge_memberships.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_charge_memberships(p_caller BIGINT UNSIGNED, p_key VARCHAR(64))
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_month DATE DEFAULT ecom_data.shop_month(ecom_data.utc_now());
    DECLARE v_begins DATETIME(6) DEFAULT (SELECT d.starts_at FROM ecom_data.shop_day AS d WHERE d.day = v_month);
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_state VARCHAR(16);
    DECLARE v_paid INT UNSIGNED DEFAULT 0;
    DECLARE v_unpaid INT UNSIGNED DEFAULT 0;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'charge_memberships', '');
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF ecom_data.setting_number('fees_are_on') = 0 THEN
        CALL ecom_data.refuse('fees_are_off', NULL);
    END IF;
    SELECT COALESCE(JSON_ARRAYAGG(d.vendor_id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT m.vendor_id
        FROM ecom_data.membership AS m
        WHERE m.current_of IS NOT NULL AND m.shop_since < v_begins AND NOT EXISTS (
            SELECT 1 FROM ecom_data.membership_charge AS c WHERE c.vendor_id = m.vendor_id AND c.month = v_month
        )
        ORDER BY m.vendor_id
        LIMIT 500
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SET v_state = ecom_data.charge_membership(v_id, p_caller);
        SET v_paid = v_paid + IF(v_state = 'paid', 1, 0);
        SET v_unpaid = v_unpaid + IF(v_state = 'unpaid', 1, 0);
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
    CALL ecom_data.audit(
        p_caller, 'charge_memberships', 'membership', NULL, NULL,
        JSON_OBJECT('month', CAST(v_month AS CHAR), 'paid', v_paid + 0, 'unpaid', v_unpaid + 0)
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('paid', v_paid + 0, 'unpaid', v_unpaid + 0));
END
