-- The deed of save_customer_profile.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_customer_profile(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_version INT UNSIGNED, p_name TEXT,
    p_contact_number TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'save_customer_profile', JSON_ARRAY(p_version, p_name, p_contact_number)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_phone('contact_number', p_contact_number, 0);
    UPDATE ecom_data.customer AS c
    SET c.name = TRIM(p_name), c.contact_number = NULLIF(TRIM(p_contact_number), ''), c.version = c.version + 1
    WHERE c.id = p_customer AND c.version = p_version;
    IF ROW_COUNT() = 0 THEN
        CALL ecom_data.refuse('changed_meanwhile', NULL);
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('version', p_version + 1));
END
