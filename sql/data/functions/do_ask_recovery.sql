-- The deed of ask_recovery. What becomes of it is told to nobody: a name that is no account's, one without an address, and one that
-- got its codes of this hour are all answered alike. An administrator's address must be verified: it opens
-- too much; and so must one that somebody else wrote: else whoever edits accounts could take them over.
-- The address stands in no variable: on MariaDB guests may read each other's statements, and variables are written out in them.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_recovery(p_login_name VARCHAR(255), p_host VARCHAR(255))
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_recent INT UNSIGNED;
    DECLARE v_alone TINYINT UNSIGNED;
    IF ecom_data.setting_number('mail_is_on') = 0 THEN
        CALL ecom_data.refuse('mail_is_off', NULL);
    END IF;
    CALL ecom_data.check_text('login_name', p_login_name, 1, 254, 0);
    -- One at a time: many at once would all find the limit not reached (see begin_opening).
    SELECT c.id INTO v_alone FROM ecom_data.clock AS c WHERE c.id = 1 FOR UPDATE;
    SELECT COUNT(*) INTO v_recent
    FROM ecom_data.recovery_ask AS r
    WHERE r.host = p_host AND r.asked_at > v_now - INTERVAL 1 HOUR
    FOR UPDATE;
    IF v_recent >= ecom_data.setting_number('recoveries_per_host_and_hour') THEN
        CALL ecom_data.refuse('too_many_recoveries', NULL);
    END IF;
    IF LOCATE('@', p_login_name) > 0 THEN
        SELECT MIN(a.id) INTO v_account FROM ecom_data.account AS a WHERE a.email = TRIM(p_login_name);
    ELSE
        SELECT MIN(a.id) INTO v_account FROM ecom_data.account AS a WHERE a.login_name = TRIM(p_login_name);
    END IF;
    INSERT INTO ecom_data.recovery_ask (host, account_id, asked_at) VALUES (p_host, v_account, v_now);
    SELECT COUNT(*) INTO v_recent
    FROM ecom_data.recovery_ask AS r
    WHERE r.account_id = v_account AND r.asked_at > v_now - INTERVAL 1 HOUR
    FOR UPDATE;
    INSERT INTO ecom_data.mail (account_id, recipient, kind, language, detail, written_at, due_at)
    SELECT a.id, a.email, 'recovery_code', a.language, JSON_OBJECT('login_name', a.login_name), v_now, v_now
    FROM ecom_data.account AS a
    LEFT JOIN ecom_data.administrator AS m ON a.id = m.account_id
    WHERE
        a.id = v_account AND a.status = 'active' AND a.email IS NOT NULL
        AND (a.email_verified_at IS NOT NULL OR (m.id IS NULL AND a.email_is_owners = 1))
        AND v_recent <= ecom_data.setting_number('codes_per_account_and_hour');
    RETURN 1;
END
