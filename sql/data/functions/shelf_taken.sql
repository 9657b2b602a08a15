-- How many of a vendor's products stand on the shelf. Read from the index alone: the products themselves are locked by those who
-- buy them, in another order. The caller has locked what decides how many may (the membership, its plan, or the vendor).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.shelf_taken(p_vendor BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_taken INT UNSIGNED;
    SELECT COUNT(*) INTO v_taken
    FROM ecom_data.product AS p FORCE INDEX (product_vendor_status)
    WHERE p.vendor_id = p_vendor AND p.status IN ('on_sale', 'reserved')
    LOCK IN SHARE MODE;
    RETURN v_taken;
END
