-- MariaDB: whether an account has a session open. One inside a procedure shows under the definer's name and is not seen.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.has_sessions(p_user CHAR(32) CHARACTER SET ascii)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM information_schema.processlist AS p WHERE p.user = p_user)
