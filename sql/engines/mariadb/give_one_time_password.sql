-- MariaDB: makes the MySQL account `p_user` if it is not there and gives it a random password that stands in
-- no statement text (others signed in as the same account could read it there): only its double SHA-1 does.
-- Answers one row: `generated password`. `p_user` is always hex of a hash.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.give_one_time_password(IN p_user CHAR(32) CHARACTER SET ascii)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_password VARCHAR(48) CHARACTER SET ascii DEFAULT LOWER(HEX(RANDOM_BYTES(20)));
    IF p_user NOT REGEXP '^u[0-9a-f]{31}\\z' THEN
        CALL ecom_data.refuse('not_allowed', 'user');
    END IF;
    EXECUTE IMMEDIATE CONCAT(
        'CREATE USER IF NOT EXISTS ', p_user, '@''%'' IDENTIFIED VIA mysql_native_password USING ''*',
        UPPER(SHA1(UNHEX(SHA1(HEX(RANDOM_BYTES(20)))))), ''' WITH MAX_USER_CONNECTIONS 12'
    );
    EXECUTE IMMEDIATE CONCAT('GRANT ecom_member TO ', p_user, '@''%''');
    EXECUTE IMMEDIATE CONCAT(
        'ALTER USER ', p_user, '@''%'' IDENTIFIED VIA mysql_native_password USING ''*',
        UPPER(SHA1(UNHEX(SHA1(v_password)))), ''' ACCOUNT UNLOCK'
    );
    SELECT v_password AS `generated password`;
END
