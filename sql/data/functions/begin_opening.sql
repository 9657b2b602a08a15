-- The deed of opening an account: checks the login name and the limit per host, and makes the half-open row.
-- A name is 3 to 32 letters, digits, `_`, `.` or `-`, already in lower case (NFKC, casefolded by the client). Letters are Latin,
-- Chinese, Japanese or Korean, digits 0 to 9: a name in others (`аdmin` with a Cyrillic `а`) could be read as somebody else's.
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
    DECLARE v_taken INT UNSIGNED;
    DECLARE v_alone TINYINT UNSIGNED;
    IF COALESCE(p_login_name, '') NOT REGEXP '^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{2,31}\\z'
        OR BINARY p_login_name <> BINARY LOWER(p_login_name) THEN
        CALL ecom_data.refuse('login_name_invalid', 'login_name');
    END IF;
    IF p_login_name REGEXP '[^-_.0-9a-z\\x{DF}-\\x{F6}\\x{F8}-\\x{24F}\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}\\p{Bopomofo}\\x{30FC}]' THEN
        CALL ecom_data.refuse('login_name_letters', 'login_name');
    END IF;
    -- One opening at a time: nobody else locks the clock, and many at once would all find the limit not reached.
    SELECT c.id INTO v_alone FROM ecom_data.clock AS c WHERE c.id = 1 FOR UPDATE;
    SELECT COUNT(*) INTO v_recent
    FROM ecom_data.account_opening AS o
    WHERE o.host = p_host AND o.opened_at > v_now - INTERVAL 1 HOUR
    FOR UPDATE;
    IF v_recent >= ecom_data.setting_number('openings_per_host_and_hour') THEN
        CALL ecom_data.refuse('too_many_openings', NULL);
    END IF;
    SELECT COUNT(*) INTO v_taken FROM ecom_data.account AS a WHERE a.login_name = p_login_name FOR UPDATE;
    IF v_taken = 0 THEN
        SELECT COUNT(*) INTO v_taken FROM ecom_data.account AS a WHERE a.mysql_user = v_user FOR UPDATE;
    END IF;
    IF v_taken > 0 THEN
        CALL ecom_data.refuse('login_name_taken', 'login_name');
    END IF;
    INSERT INTO ecom_data.account_opening (host, opened_at) VALUES (p_host, v_now);
    INSERT INTO ecom_data.account (login_name, mysql_user, registered_at) VALUES (p_login_name, v_user, v_now);
    RETURN v_user;
END
