-- Puts what a cancelled order took back into stock, in product order, and marks its items cancelled.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.give_stock_back(IN p_order BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_left INT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_quantity INT UNSIGNED;
    DECLARE items CURSOR FOR
    SELECT i.product_id, i.quantity FROM ecom_data.order_item AS i WHERE i.order_id = p_order ORDER BY i.product_id;
    SELECT COUNT(*) INTO v_left FROM ecom_data.order_item AS i WHERE i.order_id = p_order;
    OPEN items;
    WHILE v_left > 0 DO
        FETCH items INTO v_product, v_quantity;
        UPDATE ecom_data.stock AS s SET s.quantity = s.quantity + v_quantity WHERE s.product_id = v_product;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE items;
    UPDATE ecom_data.order_item AS i SET i.state = 'cancelled' WHERE i.order_id = p_order;
END
