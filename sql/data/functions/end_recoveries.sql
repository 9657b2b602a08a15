-- A job of the tick: removes recovery accounts that were used or are too old, with their sessions, and e-mail codes that are.
-- Safe to repeat and to interrupt. Handles up to 200 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.end_recoveries()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE ended CURSOR FOR
    SELECT
        r.account_id,
        r.mysql_user
    FROM ecom_data.recovery AS r
    WHERE r.used_at < v_now - INTERVAL 10 SECOND OR r.expires_at < v_now
    ORDER BY r.account_id
    LIMIT 200;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    OPEN ended;
    each_recovery: LOOP
        FETCH ended INTO v_account, v_user;
        IF v_done = 1 THEN
            LEAVE each_recovery;
        END IF;
        CALL ecom_data.run(CONCAT('DROP USER IF EXISTS ', v_user, '@''%'''));
        CALL ecom_data.stop_sessions(v_user);
        DELETE FROM ecom_data.recovery
        WHERE account_id = v_account AND (used_at < v_now - INTERVAL 10 SECOND OR expires_at < v_now);
    END LOOP;
    CLOSE ended;
    DELETE FROM ecom_data.email_code WHERE expires_at < v_now - INTERVAL 1 DAY;
END
