-- Queues the letter with the code that proves an account's e-mail address. Answers 1, or 0 with nothing done: the shop sends no
-- mail, there is no address, it is verified, or the account got its codes of this hour.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.queue_email_code(p_account BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_email VARCHAR(254);
    DECLARE v_language VARCHAR(8);
    DECLARE v_name VARCHAR(32);
    DECLARE v_recent INT UNSIGNED;
    SELECT a.email, a.language, a.login_name INTO v_email, v_language, v_name
    FROM ecom_data.account AS a
    WHERE a.id = p_account AND a.email_verified_at IS NULL
    FOR UPDATE;
    SELECT COUNT(*) INTO v_recent
    FROM ecom_data.mail AS m
    WHERE m.account_id = p_account AND m.kind = 'email_code' AND m.written_at > ecom_data.utc_now() - INTERVAL 1 HOUR
    FOR UPDATE;
    IF v_email IS NULL OR v_recent >= ecom_data.setting_number('codes_per_account_and_hour')
        OR ecom_data.setting_number('mail_is_on') = 0 THEN
        RETURN 0;
    END IF;
    CALL ecom_data.send_mail(v_email, 'email_code', v_language, JSON_OBJECT('login_name', v_name));
    RETURN 1;
END
