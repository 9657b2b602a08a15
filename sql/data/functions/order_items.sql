-- The items of an order as JSON: [{id, product_id, name, picture_id, price, quantity, returned_quantity, total, state, rating,
-- words, reply, rated_at}], in the order they were bought; money is text, times are UTC.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.order_items(p_order BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT JSON_ARRAYAGG(JSON_OBJECT(
        'id', i.id, 'product_id', i.product_id, 'name', i.name, 'picture_id', i.picture_id, 'price', CAST(i.price AS CHAR),
        'quantity', i.quantity, 'returned_quantity', i.returned_quantity, 'total', CAST(i.total AS CHAR), 'state', i.state,
        'rating', r.rating, 'words', r.words, 'reply', r.reply, 'rated_at', CAST(r.created_at AS CHAR)
    ))
    FROM ecom_data.order_item AS i
    LEFT JOIN ecom_data.review AS r ON i.id = r.order_item_id
    WHERE i.order_id = p_order
)
