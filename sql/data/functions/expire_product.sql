-- Takes a product whose time is over off the shelf and tells its vendor; gives back 1 when it did. Locks stock before the
-- product, as everybody does.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.expire_product(p_product BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_stock INT;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_product FOR UPDATE;
    UPDATE ecom_data.product AS p
    SET p.status = 'expired', p.version = p.version + 1
    WHERE p.id = p_product AND p.status = 'on_sale' AND p.expires_at <= v_now;
    IF ROW_COUNT() = 0 THEN
        RETURN 0;
    END IF;
    CALL ecom_data.refresh_listing(p_product);
    SELECT v.account_id, p.name INTO v_vendor, v_name
    FROM ecom_data.product AS p
    INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
    WHERE p.id = p_product;
    CALL ecom_data.notify(v_vendor, 'vendor', 'listing_expired', JSON_OBJECT('product_id', p_product + 0, 'name', v_name));
    RETURN 1;
END
