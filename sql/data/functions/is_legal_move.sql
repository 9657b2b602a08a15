-- Whether an order may move from one state to another by an actor ('customer', 'vendor', 'system'). The rule for the
-- screens is the same list in ecom_client/domain/orders.py; a test holds that the two agree.
-- An order handed over in person needs no shipping: it is received from confirmed too.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.is_legal_move(
    p_from VARCHAR(16), p_to VARCHAR(16), p_actor VARCHAR(16), p_delivery VARCHAR(16)
)
RETURNS TINYINT
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN CASE CONCAT(p_from, ' ', p_to)
    WHEN 'placed confirmed' THEN p_actor = 'vendor'
    WHEN 'placed cancelled' THEN p_actor IN ('customer', 'vendor')
    WHEN 'confirmed cancelled' THEN p_actor = 'vendor'
    WHEN 'confirmed shipped' THEN p_actor = 'vendor'
    WHEN 'confirmed received' THEN p_delivery = 'in_person' AND p_actor IN ('customer', 'vendor')
    WHEN 'shipped received' THEN p_actor IN ('customer', 'system') OR (p_delivery = 'in_person' AND p_actor = 'vendor')
    WHEN 'received returned' THEN p_actor = 'vendor'
    ELSE 0
END
