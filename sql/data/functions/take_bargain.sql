-- For a line of a checkout: the price a piece that the customer and the vendor agreed on for exactly this quantity, while it holds, and
-- the bargain is bought by that; NULL without one, and then the line is like any other. What is held for it stays out of the stock.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.take_bargain(
    p_account BIGINT UNSIGNED, p_product BIGINT UNSIGNED, p_quantity INT UNSIGNED, p_at DATETIME(6)
)
RETURNS DECIMAL(14, 2)
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_stock INT;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_answer JSON;
    -- Most lines have none: whoever has is asked again behind the lock of the stock.
    SELECT b.id INTO v_id
    FROM ecom_data.customer AS c
    INNER JOIN ecom_data.bargain AS b ON c.id = b.customer_id AND b.open_product_id = p_product
    WHERE c.account_id = p_account AND b.status = 'accepted' AND b.quantity = p_quantity AND b.expires_at > p_at;
    IF v_id IS NOT NULL THEN
        SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = p_product FOR UPDATE;
        SELECT MAX(b.price) INTO v_price
        FROM ecom_data.bargain AS b
        WHERE b.id = v_id AND b.status = 'accepted' AND b.expires_at > p_at
        FOR UPDATE;
        IF v_price IS NOT NULL THEN
            SET v_answer = ecom_data.move_bargain(v_id, 'customer', 'buy', 'bought', v_price, '');
        END IF;
    END IF;
    RETURN v_price;
END
