-- The deed of close_want. Sellers who wait for an answer are declined, without words to each of them.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_close_want(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'close_want', JSON_ARRAY(p_id));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT MAX(w.version), MAX(w.status) INTO v_version, v_status
    FROM ecom_data.want AS w
    WHERE w.id = p_id AND w.customer_id = p_customer
    FOR UPDATE;
    IF v_version IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_status <> 'open' THEN
        CALL ecom_data.refuse('want_closed', p_id);
    END IF;
    UPDATE ecom_data.want AS w SET w.status = 'closed', w.version = v_version + 1 WHERE w.id = p_id;
    UPDATE ecom_data.want_offer AS o
    SET o.status = 'declined', o.decided_at = ecom_data.utc_now()
    WHERE o.want_id = p_id AND o.status = 'open';
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 1));
END
