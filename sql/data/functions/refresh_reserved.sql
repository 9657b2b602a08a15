-- Makes a product `reserved` when nothing is left of it but what is held for agreed bargains, and puts it on sale again when that is
-- over; then the catalogue. For deeds that have moved stock to or from a bargain. Locks stock, product, bargains, vendor.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_reserved(IN p_product BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_stock INT;
    DECLARE v_status VARCHAR(16);
    DECLARE v_held INT UNSIGNED;
    DECLARE v_new VARCHAR(16);
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_product FOR UPDATE;
    SELECT MAX(p.status) INTO v_status FROM ecom_data.product AS p WHERE p.id = p_product FOR UPDATE;
    SELECT COUNT(*) INTO v_held
    FROM ecom_data.bargain AS b
    WHERE b.product_id = p_product AND b.status = 'accepted'
    FOR UPDATE;
    IF v_status IN ('on_sale', 'reserved') THEN
        SET v_new = IF(v_stock = 0 AND v_held > 0, 'reserved', 'on_sale');
        IF v_new <> v_status THEN
            UPDATE ecom_data.product AS p SET p.status = v_new, p.version = p.version + 1 WHERE p.id = p_product;
        END IF;
    END IF;
    CALL ecom_data.refresh_listing(p_product);
    UPDATE ecom_data.listing AS l SET l.stock = v_stock WHERE l.product_id = p_product;
END
