-- Writes what became of a request into the order's history (`p_what`: asked, accepted, refused, withdrawn, paid_back) and tells the other
-- side: order_request_<what> with {order_id, number, customer_name, vendor_name, request, amount, reason, owed}. `p_owed` is what is
-- still to come of the amount, in yuan. Gives back {id, order_id, number, status, version}.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.tell_order_request(
    p_id BIGINT UNSIGNED, p_what VARCHAR(16), p_actor VARCHAR(16), p_account BIGINT UNSIGNED, p_note VARCHAR(500), p_owed DECIMAL(14, 2)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_order_status VARCHAR(16);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_customer_name VARCHAR(80);
    DECLARE v_vendor_name VARCHAR(80);
    SELECT r.order_id, r.kind, r.amount, o.number, o.status, o.version + 1, o.customer_id, o.vendor_id, o.customer_name, o.vendor_name
    INTO v_order, v_kind, v_amount, v_number, v_order_status, v_version, v_customer, v_vendor, v_customer_name, v_vendor_name
    FROM ecom_data.order_request AS r
    INNER JOIN ecom_data.orders AS o ON r.order_id = o.id
    WHERE r.id = p_id
    FOR UPDATE;
    UPDATE ecom_data.orders AS o SET o.version = v_version WHERE o.id = v_order;
    INSERT INTO ecom_data.order_event (order_id, account_id, actor, from_status, to_status, kind, note, happened_at)
    VALUES (
        v_order, p_account, p_actor, v_order_status, v_order_status, CONCAT(v_kind, '_', p_what), COALESCE(p_note, ''),
        ecom_data.utc_now()
    );
    CALL ecom_data.notify(
        IF(
            p_actor = 'customer',
            (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor),
            (SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer)
        ),
        IF(p_actor = 'customer', 'vendor', 'customer'),
        CONCAT('order_request_', p_what),
        JSON_OBJECT(
            'order_id', v_order + 0, 'number', v_number, 'customer_name', v_customer_name, 'vendor_name', v_vendor_name,
            'request', v_kind, 'amount', CAST(v_amount AS CHAR), 'reason', COALESCE(p_note, ''), 'owed', CAST(p_owed AS CHAR)
        )
    );
    RETURN JSON_OBJECT(
        'id', p_id + 0, 'order_id', v_order + 0, 'number', v_number, 'status', v_order_status, 'version', v_version + 0
    );
END
