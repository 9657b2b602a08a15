-- What every profile's registration takes: the contact number and e-mail address are checked, the terms of use must be
-- the current ones, and the account becomes active. A new address gets a code that proves it.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.take_account_details(
    IN p_account BIGINT UNSIGNED, IN p_contact_number TEXT, IN p_email TEXT, IN p_terms_version INT UNSIGNED, IN p_language TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_email VARCHAR(254);
    DECLARE v_queued TINYINT;
    IF p_terms_version IS NULL OR p_terms_version <> (SELECT MAX(t.version) FROM ecom_data.terms AS t) THEN
        CALL ecom_data.refuse('terms_not_accepted', 'terms');
    END IF;
    CALL ecom_data.check_phone('contact_number', p_contact_number, 0);
    CALL ecom_data.check_text('email', p_email, 0, 254, 0);
    SET v_email = IF(CHAR_LENGTH(TRIM(p_email)) > 0, LOWER(TRIM(p_email)), NULL);
    IF v_email IS NOT NULL AND v_email NOT REGEXP '^[!-?A-~]+@[!-?A-~]+[.][!-\\-/-?A-~]+\\z' THEN
        CALL ecom_data.refuse('email_invalid', 'email');
    END IF;
    IF EXISTS (SELECT 1 FROM ecom_data.account AS a WHERE a.email = v_email AND a.id <> p_account) THEN
        CALL ecom_data.refuse('email_taken', 'email');
    END IF;
    UPDATE ecom_data.account AS a
    SET
        a.email_verified_at = IF(v_email IS NULL OR a.email <=> v_email, a.email_verified_at, NULL),
        a.email_is_owners = IF(v_email IS NULL, a.email_is_owners, 1),
        a.email = COALESCE(v_email, a.email),
        a.language = IF(p_language = 'zh_CN', 'zh_CN', 'en'),
        a.status = 'active',
        a.version = a.version + 1
    WHERE a.id = p_account AND a.status IN ('half_open', 'active');
    IF ROW_COUNT() = 0 THEN
        CALL ecom_data.refuse('account_suspended', NULL);
    END IF;
    CALL ecom_data.keep_acceptance(p_account, p_terms_version);
    IF v_email IS NOT NULL THEN
        SET v_queued = ecom_data.queue_email_code(p_account);
    END IF;
END
