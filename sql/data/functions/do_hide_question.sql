-- The deed of hide_question and show_question. A hidden question waits for no answer.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_hide_question(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_hide TINYINT, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_hidden_at DATETIME(6);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'hide_question', JSON_ARRAY(p_id, p_version, p_hide, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, p_hide, 500, 1);
    SELECT q.version, q.hidden_at INTO v_version, v_hidden_at
    FROM ecom_data.product_question AS q
    WHERE q.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    UPDATE ecom_data.product_question AS q
    SET
        q.hidden_at = IF(p_hide, ecom_data.utc_now(), NULL),
        q.hidden_reason = TRIM(COALESCE(p_reason, '')),
        q.vendor_rank = CONCAT(IF(p_hide OR q.answered_at IS NOT NULL, '0', '1'), SUBSTRING(q.vendor_rank, 2)),
        q.version = q.version + 1
    WHERE q.id = p_id;
    CALL ecom_data.refresh_question(p_id);
    CALL ecom_data.audit(
        p_caller, IF(p_hide, 'hide_question', 'show_question'), 'product_question', p_id,
        JSON_OBJECT('hidden', v_hidden_at IS NOT NULL), JSON_OBJECT('hidden', p_hide <> 0, 'reason', TRIM(COALESCE(p_reason, '')))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
