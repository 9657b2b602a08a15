-- The deed of cancel_wallet_request.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_cancel_wallet_request(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_status VARCHAR(16);
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_wallet BIGINT UNSIGNED DEFAULT ecom_data.person_wallet(p_account, 'cash');
    DECLARE v_payable BIGINT UNSIGNED DEFAULT ecom_data.shop_wallet('payable');
    DECLARE v_moved BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'cancel_wallet_request', p_id);
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT r.kind, r.status, r.amount
    INTO v_kind, v_status, v_amount
    FROM ecom_data.wallet_request AS r
    WHERE r.id = p_id AND r.account_id = p_account
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_status <> 'requested' THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    UPDATE ecom_data.wallet_request AS r
    SET r.status = 'cancelled', r.decided_at = ecom_data.utc_now(), r.version = r.version + 1
    WHERE r.id = p_id;
    IF v_kind = 'withdrawal' THEN
        SET v_moved = ecom_data.move_money('withdrawal', v_payable, v_wallet, v_amount, NULL, p_id, p_account, 'cancelled');
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'status', 'cancelled'));
END
