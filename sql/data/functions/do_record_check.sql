-- The deed of record_check.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_record_check(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_on DATE, p_note TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_asker BIGINT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_today DATE DEFAULT ecom_data.shop_date(ecom_data.utc_now());
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'record_check', JSON_ARRAY(p_id, p_version, p_on, p_note));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('note', p_note, 1, 500, 1);
    IF p_on IS NULL OR p_on > v_today OR p_on < v_today - INTERVAL 1 YEAR THEN
        CALL ecom_data.refuse('date_out_of_range', 'on');
    END IF;
    SELECT a.account_id, a.status, a.version INTO v_asker, v_status, v_version
    FROM ecom_data.shop_application AS a
    WHERE a.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_decidable(p_caller, p_id, v_asker, v_status, v_version, p_version);
    UPDATE ecom_data.shop_application AS a
    SET a.checked_on = p_on, a.checked_by = p_caller, a.check_note = TRIM(p_note), a.version = a.version + 1
    WHERE a.id = p_id;
    CALL ecom_data.audit(
        p_caller, 'record_check', 'application', p_id, NULL, JSON_OBJECT('on', CAST(p_on AS CHAR), 'note', TRIM(p_note))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 1));
END
