-- The deed of decide_wallet_request. Nobody decides their own request.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_decide_wallet_request(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_decision VARCHAR(16), p_note TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_asker BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_status VARCHAR(16);
    DECLARE v_new_status VARCHAR(16);
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_bank BIGINT UNSIGNED DEFAULT ecom_data.shop_wallet('bank');
    DECLARE v_payable BIGINT UNSIGNED DEFAULT ecom_data.shop_wallet('payable');
    DECLARE v_wallet BIGINT UNSIGNED;
    DECLARE v_moved BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'decide_wallet_request', JSON_ARRAY(p_id, p_version, p_decision, p_note)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_decision IS NULL OR p_decision NOT IN ('confirm', 'refuse') THEN
        CALL ecom_data.refuse('choice_unknown', 'decision');
    END IF;
    CALL ecom_data.check_text('note', p_note, p_decision = 'refuse', 500, 1);
    SELECT r.account_id, r.number, r.kind, r.status, r.amount, r.version
    INTO v_asker, v_number, v_kind, v_status, v_amount, v_version
    FROM ecom_data.wallet_request AS r
    WHERE r.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_decidable(p_account, p_id, v_asker, v_status, v_version, p_version);
    SET v_new_status = IF(p_decision = 'confirm', 'confirmed', 'refused');
    UPDATE ecom_data.wallet_request AS r
    SET
        r.status = v_new_status,
        r.decided_by = p_account,
        r.decided_at = ecom_data.utc_now(),
        r.note = TRIM(COALESCE(p_note, '')),
        r.version = r.version + 1
    WHERE r.id = p_id;
    SET v_wallet = ecom_data.person_wallet(v_asker, 'cash');
    IF v_kind = 'top_up' AND p_decision = 'confirm' THEN
        SET v_moved = ecom_data.move_money('top_up', v_bank, v_wallet, v_amount, NULL, p_id, p_account, '');
    ELSEIF v_kind = 'withdrawal' AND p_decision = 'confirm' THEN
        SET v_moved = ecom_data.move_money('withdrawal', v_payable, v_bank, v_amount, NULL, p_id, p_account, '');
    ELSEIF v_kind = 'withdrawal' THEN
        SET v_moved = ecom_data.move_money('withdrawal', v_payable, v_wallet, v_amount, NULL, p_id, p_account, 'refused');
    END IF;
    CALL ecom_data.audit(
        p_account, 'decide_wallet_request', 'wallet_request', p_id, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', v_new_status, 'kind', v_kind, 'amount', CAST(v_amount AS CHAR), 'note', TRIM(COALESCE(p_note, '')))
    );
    CALL ecom_data.notify_member(
        v_asker, CONCAT('wallet_request_', v_new_status),
        JSON_OBJECT(
            'request_id', p_id + 0, 'number', v_number, 'kind', v_kind, 'amount', CAST(v_amount AS CHAR),
            'note', TRIM(COALESCE(p_note, ''))
        )
    );
    RETURN ecom_data.key_end(
        p_account, p_key, JSON_OBJECT('id', p_id + 0, 'status', v_new_status, 'version', v_version + 1)
    );
END
