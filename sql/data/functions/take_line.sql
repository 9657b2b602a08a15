-- One line of a checkout: takes the quantity out of the stock and gives back the line as it will stand in the order, a
-- JSON object {product_id, quantity, price, vendor_id, vendor_name, vendor_account, category_id, name, picture_id}.
-- The update of the stock is the test, so two buyers of the last one cannot both pass; what was agreed in a bargain is held for
-- the line already, and its price is the agreed one. Tells the vendor when the stock
-- falls to the mark they set. Refusals: not_on_sale, out_of_stock, own_product, price_changed (detail: the product).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.take_line(
    p_account BIGINT UNSIGNED, p_product BIGINT UNSIGNED, p_quantity INT UNSIGNED, p_price DECIMAL(20, 6), p_at DATETIME(6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_taken TINYINT;
    DECLARE v_agreed DECIMAL(14, 2);
    DECLARE v_on_sale TINYINT;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_low INT UNSIGNED;
    DECLARE v_left INT;
    DECLARE v_picture CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
    SET v_agreed = ecom_data.take_bargain(p_account, p_product, p_quantity, p_at);
    IF v_agreed IS NULL THEN
        UPDATE ecom_data.stock AS s
        SET s.quantity = s.quantity - p_quantity
        WHERE s.product_id = p_product AND s.quantity >= p_quantity;
        SET v_taken = ROW_COUNT();
    END IF;
    SELECT
        IF(
            v_agreed IS NULL,
            ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, p_at),
            ecom_data.is_on_sale(IF(p.status = 'removed', p.status, 'on_sale'), NULL, v.status, a.status, p_at)
        ),
        COALESCE(v_agreed, ecom_data.price_at(p.price, p.special_price, p.special_until, p_at)),
        p.vendor_id, v.name, v.account_id, p.category_id, p.name, p.low_stock_at
    INTO v_on_sale, v_price, v_vendor, v_vendor_name, v_owner, v_category, v_name, v_low
    FROM ecom_data.product AS p
    INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE p.id = p_product
    LOCK IN SHARE MODE;
    IF COALESCE(v_on_sale, 0) = 0 THEN
        CALL ecom_data.refuse('not_on_sale', p_product);
    END IF;
    IF v_owner = p_account THEN
        CALL ecom_data.refuse('own_product', p_product);
    END IF;
    IF v_taken = 0 THEN
        CALL ecom_data.refuse('out_of_stock', p_product);
    END IF;
    IF p_price IS NULL OR p_price <> v_price THEN
        CALL ecom_data.refuse('price_changed', p_product);
    END IF;
    SELECT s.quantity INTO v_left FROM ecom_data.stock AS s WHERE s.product_id = p_product;
    IF v_left <= v_low AND v_left + p_quantity > v_low THEN
        CALL ecom_data.notify(v_owner, 'vendor', 'low_stock', JSON_OBJECT('product_id', p_product + 0, 'name', v_name, 'stock', v_left + 0));
    END IF;
    SET v_picture = (
        SELECT i.picture_id FROM ecom_data.product_picture AS i WHERE i.product_id = p_product ORDER BY i.position LIMIT 1
    );
    RETURN JSON_OBJECT(
        'product_id', p_product + 0, 'quantity', p_quantity + 0, 'price', CAST(v_price AS CHAR), 'vendor_id', v_vendor + 0,
        'vendor_name', v_vendor_name, 'vendor_account', v_owner + 0, 'category_id', v_category + 0, 'name', v_name,
        'picture_id', v_picture
    );
END
