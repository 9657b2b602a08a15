-- MySQL: the locked account that owns every routine and view. One statement a line group; all safe to repeat.
-- Its namesake at every other host may do nothing: it keeps guests, who may call themselves anything that is no account,
-- from taking the name under which whatever runs inside a procedure is seen, killed and spared.
CREATE USER IF NOT EXISTS 'ecom_definer'@'localhost' IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK;
CREATE USER IF NOT EXISTS 'ecom_definer'@'%' IDENTIFIED BY RANDOM PASSWORD ACCOUNT LOCK;
GRANT SELECT, INSERT, UPDATE, DELETE, EXECUTE, EVENT, CREATE TEMPORARY TABLES ON ecom_data.* TO 'ecom_definer'@'localhost';
GRANT SELECT, EXECUTE ON ecom.* TO 'ecom_definer'@'localhost' WITH GRANT OPTION;
GRANT CREATE USER, PROCESS, RELOAD ON *.* TO 'ecom_definer'@'localhost';
GRANT CONNECTION_ADMIN, ROLE_ADMIN, SESSION_VARIABLES_ADMIN ON *.* TO 'ecom_definer'@'localhost';
GRANT SELECT ON mysql.* TO 'ecom_definer'@'localhost';
GRANT SELECT ON performance_schema.* TO 'ecom_definer'@'localhost';
GRANT ecom_member TO 'ecom_definer'@'localhost' WITH ADMIN OPTION;
GRANT ecom_customer TO 'ecom_definer'@'localhost' WITH ADMIN OPTION;
GRANT ecom_vendor TO 'ecom_definer'@'localhost' WITH ADMIN OPTION;
GRANT ecom_administrator TO 'ecom_definer'@'localhost' WITH ADMIN OPTION;
