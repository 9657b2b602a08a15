-- The deed of confirm_handover. A wrong code must be kept though it is refused, and a refusal takes back all the deed did: so it
-- answers {refused: code_wrong}, which the door raises.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_confirm_handover(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_code VARCHAR(64)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_code CHAR(6) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_tries INT UNSIGNED DEFAULT 0;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'confirm_handover', JSON_ARRAY(p_id, p_code));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SET v_version = ecom_data.lock_order(p_id, 'vendor', p_vendor);
    IF TRIM(COALESCE(p_code, '')) = '' THEN
        CALL ecom_data.refuse('code_wrong', 'code');
    END IF;
    SET v_code = (SELECT o.handover_code FROM ecom_data.orders AS o WHERE o.id = p_id);
    SELECT MAX(t.tries) INTO v_tries
    FROM ecom_data.handover_try AS t
    WHERE t.order_id = p_id AND t.tried_at > v_now - INTERVAL 10 MINUTE
    FOR UPDATE;
    IF v_tries >= 5 THEN
        CALL ecom_data.refuse('too_many_tries', 'code');
    END IF;
    IF UPPER(TRIM(COALESCE(p_code, ''))) <> COALESCE(v_code, '-') THEN
        INSERT INTO ecom_data.handover_try (order_id, tries, tried_at) VALUES (p_id, 1, v_now)
        ON DUPLICATE KEY UPDATE tries = COALESCE(v_tries, 0) + 1, tried_at = v_now;
        DELETE FROM ecom_data.idempotency_key WHERE account_id = p_account AND request_key = CAST(p_key AS CHAR(36) CHARACTER SET ascii);
        RETURN JSON_OBJECT('refused', 'code_wrong');
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_order(p_id, 'received', 'vendor', p_account, ''));
END
