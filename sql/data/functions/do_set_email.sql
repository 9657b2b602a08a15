-- The deed of set_email. A new address gets a code that proves it, an old one that was verified is told.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_email(
    p_account BIGINT UNSIGNED, p_email TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_email VARCHAR(254);
    DECLARE v_taken TINYINT DEFAULT 0;
    DECLARE v_old VARCHAR(254);
    DECLARE v_verified DATETIME(6);
    DECLARE v_language VARCHAR(8);
    DECLARE v_name VARCHAR(32);
    DECLARE v_queued TINYINT;
    CALL ecom_data.check_text('email', p_email, 0, 254, 0);
    SET v_email = IF(CHAR_LENGTH(TRIM(p_email)) > 0, LOWER(TRIM(p_email)), NULL);
    IF v_email IS NOT NULL AND v_email NOT REGEXP '^[!-?A-~]+@[!-?A-~]+[.][!-\\-/-?A-~]+\\z' THEN
        CALL ecom_data.refuse('email_invalid', 'email');
    END IF;
    SELECT a.email, a.email_verified_at, a.language, a.login_name INTO v_old, v_verified, v_language, v_name
    FROM ecom_data.account AS a
    WHERE a.id = p_account
    FOR UPDATE;
    BEGIN
        DECLARE CONTINUE HANDLER FOR 1062 SET v_taken = 1;
        UPDATE ecom_data.account AS a
        SET
            a.email_verified_at = IF(a.email <=> v_email, a.email_verified_at, NULL),
            a.email_is_owners = 1,
            a.email = v_email,
            a.version = a.version + 1
        WHERE a.id = p_account;
    END;
    IF v_taken = 1 THEN
        CALL ecom_data.refuse('email_taken', 'email');
    END IF;
    IF NOT v_old <=> v_email THEN
        IF v_verified IS NOT NULL THEN
            CALL ecom_data.send_mail(v_old, 'email_changed', v_language, JSON_OBJECT('login_name', v_name));
        END IF;
        SET v_queued = ecom_data.queue_email_code(p_account);
    END IF;
    RETURN JSON_OBJECT('email', v_email);
END
