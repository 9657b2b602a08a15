-- refresh_listing as one statement, for jobs that run outside a deed: all or nothing.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.renew_listing(p_product BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    CALL ecom_data.refresh_listing(p_product);
    RETURN 1;
END
