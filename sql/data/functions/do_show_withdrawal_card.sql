-- The deed of withdrawal_bank_card: writes down who looked. A person's card as a customer is taken before the one as a vendor.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_show_withdrawal_card(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_asker BIGINT UNSIGNED;
    DECLARE v_open TINYINT;
    DECLARE v_name VARCHAR(80);
    DECLARE v_bank VARCHAR(80);
    DECLARE v_last4 CHAR(4) CHARACTER SET ascii;
    DECLARE v_card VARCHAR(19) CHARACTER SET ascii;
    SELECT r.account_id, r.kind = 'withdrawal' AND r.status = 'requested' INTO v_asker, v_open
    FROM ecom_data.wallet_request AS r
    WHERE r.id = p_id
    FOR UPDATE;
    IF v_asker IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_open = 0 THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    SELECT c.name, c.bank, c.bank_card_last4, ecom_data.open_card(1, CONCAT('customer ', c.id), c.bank_card)
    INTO v_name, v_bank, v_last4, v_card
    FROM ecom_data.customer AS c
    WHERE c.account_id = v_asker AND c.bank_card IS NOT NULL;
    IF v_card IS NULL THEN
        SELECT v.name, v.bank, v.bank_card_last4, ecom_data.open_card(1, CONCAT('vendor ', v.id), v.bank_card)
        INTO v_name, v_bank, v_last4, v_card
        FROM ecom_data.vendor AS v
        WHERE v.account_id = v_asker AND v.bank_card IS NOT NULL;
    END IF;
    IF v_card IS NOT NULL THEN
        CALL ecom_data.audit(p_account, 'show_bank_card', 'wallet_request', p_id, NULL, JSON_OBJECT('last4', v_last4));
    END IF;
    RETURN JSON_OBJECT('name', v_name, 'bank', v_bank, 'card', v_card);
END
