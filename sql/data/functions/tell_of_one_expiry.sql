-- Tells the vendor of a product when it leaves the shelf; gives back 1 when it did.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.tell_of_one_expiry(p_product BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_expires DATETIME(6);
    SELECT p.vendor_id, p.name, p.expires_at INTO v_vendor, v_name, v_expires
    FROM ecom_data.product AS p
    WHERE p.id = p_product AND p.status = 'on_sale' AND p.expires_at IS NOT NULL AND NOT p.expiry_told <=> p.expires_at
    FOR UPDATE;
    IF v_vendor IS NULL THEN
        RETURN 0;
    END IF;
    UPDATE ecom_data.product AS p SET p.expiry_told = v_expires WHERE p.id = p_product;
    SELECT v.account_id INTO v_account FROM ecom_data.vendor AS v WHERE v.id = v_vendor;
    CALL ecom_data.notify(
        v_account, 'vendor', 'listing_expiring',
        JSON_OBJECT('product_id', p_product + 0, 'name', v_name, 'expires_at', CAST(v_expires AS CHAR))
    );
    RETURN 1;
END
