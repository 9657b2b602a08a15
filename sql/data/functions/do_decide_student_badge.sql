-- The deed of decide_student_badge. Nobody decides their own.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_decide_student_badge(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_decision TEXT, p_ends_on DATE, p_note TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_today DATE DEFAULT ecom_data.shop_date(v_now);
    DECLARE v_answer JSON;
    DECLARE v_asker BIGINT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_campus VARCHAR(80);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_caller, p_key, 'decide_student_badge', JSON_ARRAY(p_id, p_version, p_decision, p_ends_on, p_note)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('decision', p_decision, 'granted,refused,revoked');
    CALL ecom_data.check_text('note', p_note, p_decision <> 'granted', 500, 1);
    IF p_decision = 'granted' AND (p_ends_on IS NULL OR p_ends_on < v_today OR p_ends_on > v_today + INTERVAL 6 YEAR) THEN
        CALL ecom_data.refuse('date_out_of_range', 'ends_on');
    END IF;
    SELECT b.account_id, b.status, b.campus, b.version INTO v_asker, v_status, v_campus, v_version
    FROM ecom_data.student_badge AS b
    WHERE b.id = p_id
    FOR UPDATE;
    IF v_asker IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_asker = p_caller THEN
        CALL ecom_data.refuse('own_request', p_id);
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    IF v_status <> IF(p_decision = 'revoked', 'granted', 'asked') THEN
        CALL ecom_data.refuse('badge_decided', p_id);
    END IF;
    UPDATE ecom_data.student_badge AS b
    SET
        b.status = p_decision,
        b.ends_on = IF(p_decision = 'granted', p_ends_on, b.ends_on),
        b.decided_by = p_caller,
        b.decided_at = v_now,
        b.note = TRIM(COALESCE(p_note, '')),
        b.version = v_version + 1
    WHERE b.id = p_id;
    SELECT MIN(v.id) INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = v_asker;
    UPDATE ecom_data.seller_card AS c SET c.student_until = ecom_data.student_until(v_asker) WHERE c.vendor_id = v_vendor;
    CALL ecom_data.audit(
        p_caller, 'decide_student_badge', 'student_badge', p_id, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', p_decision, 'ends_on', CAST(p_ends_on AS CHAR), 'note', TRIM(COALESCE(p_note, '')))
    );
    CALL ecom_data.notify_member(v_asker, CONCAT('student_', p_decision), JSON_OBJECT(
        'campus', v_campus, 'ends_on', CAST(p_ends_on AS CHAR), 'note', TRIM(COALESCE(p_note, ''))
    ));
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 1, 'status', p_decision));
END
