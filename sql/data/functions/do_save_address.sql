-- The deed of save_address. An address book holds at most 20.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_address(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED,
    p_recipient TEXT, p_phone TEXT, p_region TEXT, p_street TEXT, p_make_default TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_default BIGINT UNSIGNED;
    DECLARE v_version INT UNSIGNED DEFAULT 1;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'save_address',
        JSON_ARRAY(p_id, p_version, p_recipient, p_phone, p_region, p_street, p_make_default)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('recipient', p_recipient, 1, 80, 0);
    CALL ecom_data.check_phone('phone', p_phone, 1);
    CALL ecom_data.check_text('region', p_region, 0, 120, 0);
    CALL ecom_data.check_text('street', p_street, 1, 240, 0);
    SELECT c.default_address_id INTO v_default FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    IF p_id IS NULL THEN
        IF (SELECT COUNT(*) FROM ecom_data.address AS a WHERE a.customer_id = p_customer FOR UPDATE) >= 20 THEN
            CALL ecom_data.refuse('too_many_addresses', NULL);
        END IF;
        INSERT INTO ecom_data.address (customer_id, recipient, phone, region, street, created_at)
        VALUES (
            p_customer, TRIM(p_recipient), TRIM(p_phone), TRIM(COALESCE(p_region, '')), TRIM(p_street), ecom_data.utc_now()
        );
        SET p_id = LAST_INSERT_ID();
    ELSE
        SET v_version = NULL;
        SELECT a.version INTO v_version
        FROM ecom_data.address AS a
        WHERE a.id = p_id AND a.customer_id = p_customer
        FOR UPDATE;
        IF v_version IS NULL THEN
            CALL ecom_data.refuse('not_found', p_id);
        END IF;
        IF NOT v_version <=> p_version THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
        SET v_version = v_version + 1;
        UPDATE ecom_data.address AS a
        SET
            a.recipient = TRIM(p_recipient),
            a.phone = TRIM(p_phone),
            a.region = TRIM(COALESCE(p_region, '')),
            a.street = TRIM(p_street),
            a.version = v_version
        WHERE a.id = p_id;
    END IF;
    IF p_make_default = 1 OR v_default IS NULL THEN
        UPDATE ecom_data.customer AS c SET c.default_address_id = p_id WHERE c.id = p_customer;
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 0));
END
