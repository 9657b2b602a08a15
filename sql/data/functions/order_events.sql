-- The history of an order as JSON: [{id, actor, from_status, to_status, kind, note, happened_at}]; times are UTC.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.order_events(p_order BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT JSON_ARRAYAGG(JSON_OBJECT(
        'id', e.id, 'actor', e.actor, 'from_status', e.from_status, 'to_status', e.to_status, 'kind', e.kind, 'note', e.note,
        'happened_at', CAST(e.happened_at AS CHAR)
    ))
    FROM ecom_data.order_event AS e
    WHERE e.order_id = p_order
)
