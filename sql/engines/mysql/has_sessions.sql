-- MySQL: whether an account has a session open. (Not from information_schema.processlist: one session of anybody that runs a
-- statement with an emoji in it makes every reading of it fail.)
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.has_sessions(p_user CHAR(32) CHARACTER SET ascii)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM performance_schema.processlist AS p WHERE p.user = p_user)
