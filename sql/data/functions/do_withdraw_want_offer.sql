-- The deed of withdraw_want_offer.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_withdraw_want_offer(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'withdraw_want_offer', JSON_ARRAY(p_id));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT MAX(o.status) INTO v_status
    FROM ecom_data.want_offer AS o
    WHERE o.id = p_id AND o.vendor_id = p_vendor
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_status <> 'open' THEN
        CALL ecom_data.refuse('offer_closed', v_status);
    END IF;
    UPDATE ecom_data.want_offer AS o SET o.status = 'withdrawn', o.decided_at = ecom_data.utc_now() WHERE o.id = p_id;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'status', 'withdrawn'));
END
