-- What was asked about an order as JSON: [{id, kind, status, amount, reason, answer, restocked, asked_at, decided_at, paid_back_at, items,
-- attachments}]; `items` is text, item:quantity joined by commas, `attachments` ids joined by commas; money is text, times are UTC.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.order_requests(p_order BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT JSON_ARRAYAGG(JSON_OBJECT(
        'id', r.id, 'kind', r.kind, 'status', r.status, 'amount', CAST(r.amount AS CHAR), 'reason', r.reason, 'answer', r.answer,
        'restocked', r.restocked, 'asked_at', CAST(r.asked_at AS CHAR), 'decided_at', CAST(r.decided_at AS CHAR),
        'paid_back_at', CAST(r.paid_back_at AS CHAR), 'items', ecom_data.request_items(r.id),
        'attachments', ecom_data.attachments_of('order_request', r.id)
    ))
    FROM ecom_data.order_request AS r
    WHERE r.order_id = p_order
)
