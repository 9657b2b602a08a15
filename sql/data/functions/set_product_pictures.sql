-- Gives a product the pictures of a JSON array of ids, in that order: at most 8, each stored by this vendor, none twice.
-- Refusals: list_too_long, picture_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.set_product_pictures(
    IN p_product BIGINT UNSIGNED, IN p_vendor BIGINT UNSIGNED, IN p_pictures TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_count INT UNSIGNED DEFAULT CASE
        WHEN p_pictures IS NULL OR p_pictures = '' THEN 0
        WHEN ecom_data.json_kind(p_pictures) = 'ARRAY' THEN JSON_LENGTH(p_pictures)
        ELSE 99
    END;
    DECLARE v_index INT UNSIGNED DEFAULT 0;
    DECLARE v_picture VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin;
    IF v_count > 8 THEN
        CALL ecom_data.refuse('list_too_long', 'pictures');
    END IF;
    DELETE FROM ecom_data.product_picture WHERE product_id = p_product;
    WHILE v_index < v_count DO
        SET v_picture = LEFT(JSON_UNQUOTE(JSON_EXTRACT(p_pictures, CONCAT('$[', v_index, ']'))), 255);
        IF NOT EXISTS (SELECT 1 FROM ecom_data.picture_owner AS o WHERE o.vendor_id = p_vendor AND o.picture_id = v_picture)
            OR EXISTS (SELECT 1 FROM ecom_data.product_picture AS x WHERE x.product_id = p_product AND x.picture_id = v_picture) THEN
            CALL ecom_data.refuse('picture_unknown', 'pictures');
        END IF;
        SET v_index = v_index + 1;
        INSERT INTO ecom_data.product_picture (product_id, position, picture_id) VALUES (p_product, v_index, v_picture);
    END WHILE;
END
