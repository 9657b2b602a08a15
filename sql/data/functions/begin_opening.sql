-- The deed of opening an account: checks the login name and the limit per host, and makes the half-open row.
-- A name is 3 to 32 letters, digits, `_`, `.` or `-`, already in lower case (NFKC, casefolded by the client).
-- Gives back the name of the MySQL account to make.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.begin_opening(p_login_name VARCHAR(255), p_host VARCHAR(255))
RETURNS CHAR(32) CHARACTER SET ascii
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_user CHAR(32) CHARACTER SET ascii DEFAULT CONCAT('u', LEFT(SHA2(p_login_name, 256), 31));
    DECLARE v_recent INT UNSIGNED;
    IF COALESCE(p_login_name, '') NOT REGEXP '^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{2,31}\\z'
        OR BINARY p_login_name <> BINARY LOWER(p_login_name) THEN
        CALL ecom_data.refuse('login_name_invalid', 'login_name');
    END IF;
    SELECT COUNT(*) INTO v_recent
    FROM ecom_data.account_opening AS o
    WHERE o.host = p_host AND o.opened_at > v_now - INTERVAL 1 HOUR;
    IF v_recent >= ecom_data.setting_number('openings_per_host_and_hour') THEN
        CALL ecom_data.refuse('too_many_openings', NULL);
    END IF;
    IF EXISTS (SELECT 1 FROM ecom_data.account AS a WHERE a.login_name = p_login_name OR a.mysql_user = v_user) THEN
        CALL ecom_data.refuse('login_name_taken', 'login_name');
    END IF;
    INSERT INTO ecom_data.account_opening (host, opened_at) VALUES (p_host, v_now);
    INSERT INTO ecom_data.account (login_name, mysql_user, registered_at) VALUES (p_login_name, v_user, v_now);
    RETURN v_user;
END
