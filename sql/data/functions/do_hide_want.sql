-- The deed of hide_want. What is shown again is open while its time is not over.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_hide_want(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_hidden TINYINT, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_name VARCHAR(120);
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_new VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'hide_want', JSON_ARRAY(p_id, p_version, p_hidden, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_hidden IS NULL OR p_hidden NOT IN (0, 1) THEN
        CALL ecom_data.refuse('choice_unknown', 'hidden');
    END IF;
    CALL ecom_data.check_text('reason', p_reason, p_hidden, 500, 1);
    SELECT w.version, w.status, w.name, c.account_id INTO v_version, v_status, v_name, v_owner
    FROM ecom_data.want AS w
    INNER JOIN ecom_data.customer AS c ON w.customer_id = c.id
    WHERE w.id = p_id
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF NOT v_version <=> p_version OR (v_status = 'hidden') = (p_hidden = 1) THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    SET v_new = IF(p_hidden = 1, 'hidden', 'open');
    UPDATE ecom_data.want AS w
    SET w.status = v_new, w.hidden_reason = IF(p_hidden = 1, TRIM(p_reason), NULL), w.version = v_version + 1
    WHERE w.id = p_id;
    CALL ecom_data.audit(
        p_caller, IF(p_hidden = 1, 'hide_want', 'show_want'), 'want', p_id, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', v_new, 'reason', TRIM(COALESCE(p_reason, '')))
    );
    IF p_hidden = 1 THEN
        CALL ecom_data.notify(v_owner, 'customer', 'want_hidden', JSON_OBJECT('want_id', p_id + 0, 'want', v_name, 'reason', TRIM(p_reason)));
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 1, 'status', v_new));
END
