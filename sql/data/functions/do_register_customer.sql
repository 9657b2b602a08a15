-- The deed of register_customer.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_register_customer(
    p_account BIGINT UNSIGNED, p_name TEXT, p_contact_number TEXT, p_email TEXT, p_terms_version INT UNSIGNED, p_language TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_customer BIGINT UNSIGNED;
    SELECT a.id INTO p_account FROM ecom_data.account AS a WHERE a.id = p_account FOR UPDATE;
    SELECT c.id INTO v_customer FROM ecom_data.customer AS c WHERE c.account_id = p_account;
    IF v_customer IS NOT NULL THEN
        RETURN JSON_OBJECT('customer_id', v_customer);
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.take_account_details(p_account, p_contact_number, p_email, p_terms_version, p_language);
    INSERT INTO ecom_data.customer (account_id, name, contact_number, created_at)
    VALUES (p_account, TRIM(p_name), NULLIF(TRIM(p_contact_number), ''), v_now);
    SET v_customer = LAST_INSERT_ID();
    CALL ecom_data.make_profile_wallets(p_account);
    INSERT INTO ecom_data.daily_accounts (day, customers) VALUES (ecom_data.shop_date(v_now), 1)
    ON DUPLICATE KEY UPDATE customers = customers + 1;
    RETURN JSON_OBJECT('customer_id', v_customer);
END
