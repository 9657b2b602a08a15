-- Makes a product's row of the public catalogue what it must be now: written when the product is on sale, not expired,
-- and its vendor and account are active; otherwise removed. For deeds that change a product, and for the tick when a
-- special price or a listing ends. Locks stock, product and vendor, in this order: call it once a statement, with
-- nothing locked but these.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_listing(IN p_product BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_stock INT DEFAULT 0;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_vendor_kind VARCHAR(16);
    DECLARE v_vendor_status VARCHAR(16);
    DECLARE v_account_status VARCHAR(16);
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_description TEXT;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_special_price DECIMAL(14, 2);
    DECLARE v_price_now DECIMAL(14, 2);
    DECLARE v_special_until DATETIME(6);
    DECLARE v_condition VARCHAR(16);
    DECLARE v_isbn_or_model VARCHAR(64);
    DECLARE v_campus VARCHAR(80);
    DECLARE v_status VARCHAR(16);
    DECLARE v_listed_at DATETIME(6);
    DECLARE v_expires_at DATETIME(6);
    DECLARE v_advertised_until DATETIME(6);
    DECLARE v_terms LONGTEXT;
    DECLARE v_pictures VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin;
    SELECT COALESCE(MAX(s.quantity), 0) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_product FOR UPDATE;
    SELECT
        p.vendor_id, p.category_id, p.name, p.description, p.price, p.special_price, p.special_until, p.item_condition,
        p.isbn_or_model, p.campus, p.status, p.listed_at, p.expires_at, p.advertised_until
    INTO
        v_vendor, v_category, v_name, v_description, v_price, v_special_price, v_special_until, v_condition,
        v_isbn_or_model, v_campus, v_status, v_listed_at, v_expires_at, v_advertised_until
    FROM ecom_data.product AS p
    WHERE p.id = p_product
    FOR UPDATE;
    SELECT v.name, v.kind, v.status, a.status
    INTO v_vendor_name, v_vendor_kind, v_vendor_status, v_account_status
    FROM ecom_data.vendor AS v
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE v.id = v_vendor
    LOCK IN SHARE MODE;
    IF ecom_data.is_on_sale(v_status, v_expires_at, v_vendor_status, v_account_status, v_now) THEN
        SET v_price_now = ecom_data.price_at(v_price, v_special_price, v_special_until, v_now);
        SET v_special_until = IF(v_price_now < v_price, v_special_until, NULL);
        SELECT COALESCE(GROUP_CONCAT(x.picture_id ORDER BY x.position), '') INTO v_pictures
        FROM ecom_data.product_picture AS x
        WHERE x.product_id = p_product;
        SET v_terms = ecom_data.search_terms(CONCAT_WS(' ', v_name, v_isbn_or_model, v_description));
        INSERT INTO ecom_data.listing (
            product_id, vendor_id, vendor_name, vendor_kind, category_id, name, description, list_price, special_until, price,
            is_special, is_advertised, stock, on_order, item_condition, isbn_or_model, campus, picture_id, picture_ids,
            listed_at, expires_at, sold_count, rating_count, average_rating, search_terms
        )
        SELECT
            p_product, v_vendor, v_vendor_name, v_vendor_kind, v_category, v_name, v_description, v_price, v_special_until,
            v_price_now, v_price_now < v_price, COALESCE(v_advertised_until > v_now, 0), v_stock,
            COALESCE(MAX(t.on_order), 0), v_condition, v_isbn_or_model, v_campus, NULLIF(LEFT(v_pictures, 64), ''), v_pictures,
            v_listed_at, v_expires_at, COALESCE(MAX(t.sold_count), 0), COALESCE(MAX(t.rating_count), 0),
            COALESCE(MAX(t.rating_sum) / NULLIF(MAX(t.rating_count), 0), 0),
            v_terms
        FROM ecom_data.product_statistics AS t
        WHERE t.product_id = p_product
        ON DUPLICATE KEY UPDATE
            vendor_name = v_vendor_name,
            vendor_kind = v_vendor_kind,
            category_id = v_category,
            name = v_name,
            description = v_description,
            list_price = v_price,
            special_until = v_special_until,
            price = v_price_now,
            is_special = v_price_now < v_price,
            is_advertised = COALESCE(v_advertised_until > v_now, 0),
            stock = v_stock,
            item_condition = v_condition,
            isbn_or_model = v_isbn_or_model,
            campus = v_campus,
            picture_id = NULLIF(LEFT(v_pictures, 64), ''),
            picture_ids = v_pictures,
            listed_at = v_listed_at,
            expires_at = v_expires_at,
            search_terms = v_terms;
        DELETE FROM ecom_data.listing_category WHERE product_id = p_product;
        INSERT INTO ecom_data.listing_category (category_id, product_id)
        SELECT
            x.category_id,
            x.product_id
        FROM ecom_data.product_category AS x
        WHERE x.product_id = p_product;
        IF NOT EXISTS (SELECT 1 FROM ecom_data.seller_card AS c WHERE c.vendor_id = v_vendor) THEN
            CALL ecom_data.refresh_seller(v_vendor);
        END IF;
    ELSE
        DELETE FROM ecom_data.listing WHERE product_id = p_product;
    END IF;
END
