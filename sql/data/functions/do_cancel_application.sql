-- The deed of cancel_application.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_cancel_application(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'cancel_application', JSON_ARRAY(p_id));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT MAX(a.status) INTO v_status
    FROM ecom_data.shop_application AS a
    WHERE a.id = p_id AND a.account_id = p_account
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_status <> 'requested' THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    UPDATE ecom_data.shop_application AS a
    SET a.status = 'cancelled', a.decided_at = ecom_data.utc_now(), a.version = a.version + 1
    WHERE a.id = p_id;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0));
END
