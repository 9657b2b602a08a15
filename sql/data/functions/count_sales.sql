-- Adds an order to the figures: one row an item into the queue the tick folds. `p_kind` is 'placed', 'cancelled' or
-- 'closed' (received: no longer on order). The order itself is counted with its first item.
-- Row by row: INSERT … SELECT would hold MariaDB's auto-increment lock of the queue until the whole deed ends.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.count_sales(
    IN p_order BIGINT UNSIGNED, IN p_kind VARCHAR(16), IN p_day DATE
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_vendor BIGINT UNSIGNED DEFAULT (SELECT o.vendor_id FROM ecom_data.orders AS o WHERE o.id = p_order);
    DECLARE v_left INT UNSIGNED DEFAULT (SELECT COUNT(*) FROM ecom_data.order_item AS i WHERE i.order_id = p_order);
    DECLARE v_orders TINYINT UNSIGNED DEFAULT 1;
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_quantity INT UNSIGNED;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE items CURSOR FOR
    SELECT i.category_id, i.product_id, i.quantity - i.returned_quantity, i.price
    FROM ecom_data.order_item AS i
    WHERE i.order_id = p_order
    ORDER BY i.id;
    OPEN items;
    WHILE v_left > 0 DO
        FETCH items INTO v_category, v_product, v_quantity, v_price;
        INSERT INTO ecom_data.sales_change (day, kind, vendor_id, category_id, product_id, orders, quantity, amount)
        VALUES (p_day, p_kind, v_vendor, v_category, v_product, v_orders, v_quantity, v_quantity * v_price);
        SET v_orders = 0;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE items;
END
