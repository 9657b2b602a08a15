-- One product of the vendor who calls, whole, with `picture_ids` and `further_category_ids` joined by commas; no row when it is not theirs.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_product(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT
        p.id,
        p.version,
        p.name,
        p.description,
        p.status,
        p.category_id,
        c.name AS category_name,
        p.price,
        p.special_price,
        p.special_until,
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now) AS price_now,
        p.item_condition,
        p.isbn_or_model,
        p.campus,
        COALESCE(s.quantity, 0) AS stock,
        p.low_stock_at,
        COALESCE(t.on_order, 0) AS on_order,
        COALESCE(t.sold_count, 0) AS sold_count,
        COALESCE(t.rating_count, 0) AS rating_count,
        COALESCE(t.rating_sum / NULLIF(t.rating_count, 0), 0) AS average_rating,
        (
            SELECT COALESCE(GROUP_CONCAT(x.picture_id ORDER BY x.position), '')
            FROM ecom_data.product_picture AS x
            WHERE x.product_id = p.id
        ) AS picture_ids,
        (
            SELECT COALESCE(GROUP_CONCAT(x.category_id ORDER BY x.category_id), '')
            FROM ecom_data.product_category AS x
            WHERE x.product_id = p.id
        ) AS further_category_ids,
        p.listed_at,
        p.expires_at,
        p.created_at
    FROM ecom_data.product AS p
    INNER JOIN ecom_data.category AS c ON p.category_id = c.id
    LEFT JOIN ecom_data.stock AS s ON p.id = s.product_id
    LEFT JOIN ecom_data.product_statistics AS t ON p.id = t.product_id
    WHERE p.id = p_id AND p.vendor_id = v_vendor;
END
