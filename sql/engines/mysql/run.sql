-- MySQL: runs one statement put together from fixed pieces and derived names, never from what a person typed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.run(IN p_statement TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    SET @ecom_statement = p_statement;
    PREPARE ecom_prepared FROM @ecom_statement;
    SET @ecom_statement = NULL;
    EXECUTE ecom_prepared;
    DEALLOCATE PREPARE ecom_prepared;
END
