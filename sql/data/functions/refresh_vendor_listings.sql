-- Brings the public catalogue in line with what a vendor is now: the new name and kind on every listing, the seller's
-- card, and all listings gone while the vendor or the account is not active (they come back when it is again).
-- For deeds that have changed the vendor's or the account's row.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_vendor_listings(IN p_vendor BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_name VARCHAR(80);
    DECLARE v_kind VARCHAR(16);
    DECLARE v_active TINYINT DEFAULT 0;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE missing CURSOR FOR
    SELECT p.id
    FROM ecom_data.product AS p
    LEFT JOIN ecom_data.listing AS l ON p.id = l.product_id
    WHERE p.vendor_id = p_vendor AND p.status = 'on_sale' AND l.product_id IS NULL
    ORDER BY p.id;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    SELECT v.name, v.kind, v.status = 'active' AND a.status = 'active'
    INTO v_name, v_kind, v_active
    FROM ecom_data.vendor AS v
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE v.id = p_vendor
    FOR UPDATE;
    IF v_active THEN
        UPDATE ecom_data.listing AS l
        SET l.vendor_name = v_name, l.vendor_kind = v_kind
        WHERE l.vendor_id = p_vendor;
        SET v_done = 0;
        OPEN missing;
        each_missing: LOOP
            FETCH missing INTO v_product;
            IF v_done = 1 THEN
                LEAVE each_missing;
            END IF;
            CALL ecom_data.refresh_listing(v_product);
            SET v_done = 0;
        END LOOP;
        CLOSE missing;
    ELSE
        DELETE FROM ecom_data.listing WHERE vendor_id = p_vendor;
    END IF;
    CALL ecom_data.refresh_seller(p_vendor);
END
