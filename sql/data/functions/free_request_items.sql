-- Items a request was about stand as before it was asked.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.free_request_items(IN p_request BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
UPDATE ecom_data.order_item AS i
INNER JOIN ecom_data.order_request_item AS n ON i.id = n.order_item_id
SET i.state = IF(i.returned_quantity = i.quantity, 'returned', 'sold')
WHERE n.request_id = p_request
