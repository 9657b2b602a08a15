-- What a customer's request about an order is about: item:quantity joined by commas; NULL when it is about the whole order.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.request_items(p_request BIGINT UNSIGNED)
RETURNS TEXT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT GROUP_CONCAT(CONCAT(i.order_item_id, ':', i.quantity) ORDER BY i.order_item_id)
    FROM ecom_data.order_request_item AS i
    WHERE i.request_id = p_request
)
