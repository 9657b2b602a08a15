-- The items of an accepted return or refund count as given back: stock in product order (where they do not go back on the shelf it is
-- taken out again as by hand), the items themselves, and the sales of today.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.take_items_back(
    IN p_request BIGINT UNSIGNED, IN p_account BIGINT UNSIGNED, IN p_restock TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_left INT UNSIGNED DEFAULT (SELECT COUNT(*) FROM ecom_data.order_request_item AS n WHERE n.request_id = p_request);
    DECLARE v_vendor BIGINT UNSIGNED DEFAULT (SELECT r.vendor_id FROM ecom_data.order_request AS r WHERE r.id = p_request);
    DECLARE v_category BIGINT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_quantity INT UNSIGNED;
    DECLARE v_price DECIMAL(14, 2);
    DECLARE items CURSOR FOR
    SELECT i.category_id, i.product_id, n.quantity, i.price
    FROM ecom_data.order_request_item AS n
    INNER JOIN ecom_data.order_item AS i ON n.order_item_id = i.id
    WHERE n.request_id = p_request
    ORDER BY i.product_id;
    OPEN items;
    WHILE v_left > 0 DO
        FETCH items INTO v_category, v_product, v_quantity, v_price;
        IF p_restock = 1 THEN
            UPDATE ecom_data.stock AS s SET s.quantity = s.quantity + v_quantity WHERE s.product_id = v_product;
        ELSE
            INSERT INTO ecom_data.stock_change (product_id, account_id, quantity, changed_at)
            VALUES (v_product, p_account, -CAST(v_quantity AS SIGNED), v_now);
        END IF;
        INSERT INTO ecom_data.sales_change (day, kind, vendor_id, category_id, product_id, orders, quantity, amount)
        VALUES (ecom_data.shop_date(v_now), 'returned', v_vendor, v_category, v_product, 0, v_quantity, v_quantity * v_price);
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE items;
    UPDATE ecom_data.order_item AS i
    INNER JOIN ecom_data.order_request_item AS n ON i.id = n.order_item_id
    SET i.returned_quantity = i.returned_quantity + n.quantity
    WHERE n.request_id = p_request;
    CALL ecom_data.free_request_items(p_request);
END
