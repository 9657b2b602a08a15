-- Brings a listing's stock, sold count, orders under way and rating up to what they are now. Locks no stock.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.fold_listing(p_product BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_stock INT DEFAULT 0;
    DECLARE v_sold INT DEFAULT 0;
    DECLARE v_on_order INT DEFAULT 0;
    DECLARE v_count INT UNSIGNED DEFAULT 0;
    DECLARE v_sum INT UNSIGNED DEFAULT 0;
    -- First, and before anything is read: it waits for whoever is adding to the figures, so that what is read holds theirs.
    DELETE FROM ecom_data.figures_due WHERE product_id = p_product;
    SELECT MAX(t.sold_count), MAX(t.on_order), MAX(t.rating_count), MAX(t.rating_sum)
    INTO v_sold, v_on_order, v_count, v_sum
    FROM ecom_data.product_statistics AS t
    WHERE t.product_id = p_product
    LOCK IN SHARE MODE;
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_product;
    UPDATE ecom_data.listing AS l
    SET
        l.stock = COALESCE(v_stock, 0),
        l.sold_count = COALESCE(v_sold, 0),
        l.on_order = COALESCE(v_on_order, 0),
        l.rating_count = COALESCE(v_count, 0),
        l.average_rating = COALESCE(v_sum / NULLIF(v_count, 0), 0)
    WHERE l.product_id = p_product;
    RETURN 1;
END
