-- Ends a bargain whose time is over; gives back 1 when it did. Locks stock first, as everybody does.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.expire_bargain(p_id BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_stock INT;
    DECLARE v_due TINYINT;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE v_answer JSON;
    SELECT MAX(b.product_id) INTO v_product FROM ecom_data.bargain AS b WHERE b.id = p_id;
    SELECT MAX(s.quantity) INTO v_stock FROM ecom_data.stock AS s WHERE s.product_id = v_product FOR UPDATE;
    SELECT b.open_product_id IS NOT NULL AND b.expires_at <= ecom_data.utc_now(), b.price INTO v_due, v_price
    FROM ecom_data.bargain AS b
    WHERE b.id = p_id
    FOR UPDATE;
    IF COALESCE(v_due, 0) = 0 THEN
        RETURN 0;
    END IF;
    SET v_answer = ecom_data.move_bargain(p_id, 'system', 'expire', 'expired', v_price, '');
    RETURN 1;
END
