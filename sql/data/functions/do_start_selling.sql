-- The deed of start_selling. A new seller gets the starting grant, once: it pays listing fees only.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_start_selling(
    p_account BIGINT UNSIGNED, p_name TEXT, p_description TEXT, p_contact_number TEXT, p_email TEXT,
    p_terms_version INT UNSIGNED, p_language TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_moved BIGINT UNSIGNED;
    DECLARE v_grant DECIMAL(14, 2) DEFAULT ecom_data.setting_number('starting_grant');
    SELECT a.id INTO p_account FROM ecom_data.account AS a WHERE a.id = p_account FOR UPDATE;
    SELECT v.id INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = p_account;
    IF v_vendor IS NOT NULL THEN
        RETURN JSON_OBJECT('vendor_id', v_vendor);
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_text('description', p_description, 0, 2000, 1);
    IF ecom_data.setting_number('sellers_verify_email') = 1 AND ecom_data.setting_number('mail_is_on') = 1
        AND CHAR_LENGTH(TRIM(COALESCE(p_email, ''))) = 0
        AND NOT EXISTS (SELECT 1 FROM ecom_data.account AS a WHERE a.id = p_account AND a.email IS NOT NULL) THEN
        CALL ecom_data.refuse('text_missing', 'email');
    END IF;
    CALL ecom_data.take_account_details(p_account, p_contact_number, p_email, p_terms_version, p_language);
    INSERT INTO ecom_data.vendor (account_id, kind, name, description, contact_number, opened_at)
    VALUES (p_account, 'individual', TRIM(p_name), COALESCE(p_description, ''), NULLIF(TRIM(p_contact_number), ''), v_now);
    SET v_vendor = LAST_INSERT_ID();
    CALL ecom_data.make_profile_wallets(p_account);
    IF v_grant > 0 THEN
        SET v_moved = ecom_data.move_money(
            'grant', ecom_data.shop_wallet('promotion'), ecom_data.person_wallet(p_account, 'grant'), v_grant, NULL, NULL, p_account, ''
        );
    END IF;
    INSERT INTO ecom_data.daily_accounts (day, vendors) VALUES (ecom_data.shop_date(v_now), 1)
    ON DUPLICATE KEY UPDATE vendors = vendors + 1;
    RETURN JSON_OBJECT('vendor_id', v_vendor);
END
