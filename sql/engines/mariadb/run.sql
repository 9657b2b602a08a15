-- MariaDB: runs one statement put together from fixed pieces and derived names, never from what a person typed. At once, not
-- prepared: a session that fills the server's list of prepared statements would otherwise stop registrations.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.run(IN p_statement TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    EXECUTE IMMEDIATE p_statement;
END
