-- MySQL: makes the MySQL account `p_user` if it is not there and gives it a random password made by the server.
-- Answers one row, among its columns `generated password`. `p_user` is always hex of a hash.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.give_one_time_password(IN p_user CHAR(32) CHARACTER SET ascii)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    IF p_user NOT REGEXP '^u[0-9a-f]{31}\\z' THEN
        CALL ecom_data.refuse('not_allowed', 'user');
    END IF;
    CALL ecom_data.run(CONCAT(
        'CREATE USER IF NOT EXISTS ', p_user, '@''%'' IDENTIFIED BY ''', SHA2(RANDOM_BYTES(32), 256),
        ''' WITH MAX_USER_CONNECTIONS 12 FAILED_LOGIN_ATTEMPTS 20 PASSWORD_LOCK_TIME 1'
    ));
    CALL ecom_data.run(CONCAT('GRANT ecom_member TO ', p_user, '@''%'''));
    CALL ecom_data.run(CONCAT('ALTER USER ', p_user, '@''%'' IDENTIFIED BY RANDOM PASSWORD ACCOUNT UNLOCK'));
END
