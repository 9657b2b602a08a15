-- The deed of decide_application. Nobody decides their own.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_decide_application(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_decision VARCHAR(16), p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_asker BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_plan BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_status VARCHAR(16);
    DECLARE v_new_status VARCHAR(16);
    DECLARE v_checked_on DATE;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_vendor_status VARCHAR(16);
    DECLARE v_plan_name VARCHAR(80);
    SET v_answer = ecom_data.key_begin(
        p_caller, p_key, 'decide_application', JSON_ARRAY(p_id, p_version, p_decision, p_reason)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_decision IS NULL OR p_decision NOT IN ('approve', 'refuse') THEN
        CALL ecom_data.refuse('choice_unknown', 'decision');
    END IF;
    CALL ecom_data.check_text('reason', p_reason, p_decision = 'refuse', 500, 1);
    SELECT a.account_id, a.vendor_id, a.plan_id, a.number, a.status, a.checked_on, a.version
    INTO v_asker, v_vendor, v_plan, v_number, v_status, v_checked_on, v_version
    FROM ecom_data.shop_application AS a
    WHERE a.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_decidable(p_caller, p_id, v_asker, v_status, v_version, p_version);
    SET v_new_status = IF(p_decision = 'approve', 'approved', 'refused');
    SELECT v.status INTO v_vendor_status FROM ecom_data.vendor AS v WHERE v.id = v_vendor FOR UPDATE;
    IF p_decision = 'approve' THEN
        IF v_checked_on IS NULL THEN
            CALL ecom_data.refuse('check_missing', p_id);
        END IF;
        IF v_vendor_status <> 'active' THEN
            CALL ecom_data.refuse('account_state', v_vendor_status);
        END IF;
        -- They applied with a shelf that fitted, and may have put more on it since.
        IF ecom_data.shelf_taken(v_vendor) > (
            SELECT p.slots FROM ecom_data.plan AS p WHERE p.id = v_plan LOCK IN SHARE MODE
        ) THEN
            CALL ecom_data.refuse('shelf_too_full', ecom_data.shelf_taken(v_vendor));
        END IF;
        UPDATE ecom_data.vendor AS v SET v.kind = 'shop', v.version = v.version + 1 WHERE v.id = v_vendor;
        CALL ecom_data.start_membership(v_vendor, v_plan);
        UPDATE ecom_data.product AS p
        SET p.expires_at = NULL, p.version = p.version + 1
        WHERE p.vendor_id = v_vendor AND p.status IN ('on_sale', 'reserved') AND p.expires_at IS NOT NULL;
        UPDATE ecom_data.listing AS l SET l.expires_at = NULL WHERE l.vendor_id = v_vendor;
        CALL ecom_data.refresh_vendor_listings(v_vendor);
    END IF;
    UPDATE ecom_data.shop_application AS a
    SET
        a.status = v_new_status,
        a.decided_by = p_caller,
        a.decided_at = ecom_data.utc_now(),
        a.reason = TRIM(COALESCE(p_reason, '')),
        a.version = a.version + 1
    WHERE a.id = p_id;
    SELECT p.name INTO v_plan_name FROM ecom_data.plan AS p WHERE p.id = v_plan;
    CALL ecom_data.audit(
        p_caller, 'decide_application', 'application', p_id, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', v_new_status, 'reason', TRIM(COALESCE(p_reason, '')))
    );
    CALL ecom_data.notify(
        v_asker, 'vendor', CONCAT('application_', v_new_status), JSON_OBJECT(
            'application_id', p_id + 0, 'number', v_number, 'plan', v_plan_name, 'reason', TRIM(COALESCE(p_reason, ''))
        )
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', p_id + 0, 'status', v_new_status, 'version', v_version + 1));
END
