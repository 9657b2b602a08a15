-- The deed of ask_return. The amount is that of the items; when nothing of the order is left, all that has not come back yet.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_return(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_order BIGINT UNSIGNED, p_kind TEXT, p_items LONGTEXT,
    p_reason TEXT, p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_days INT DEFAULT ecom_data.setting_number('return_days');
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_total DECIMAL(14, 2);
    DECLARE v_received_at DATETIME(6);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_items INT UNSIGNED;
    DECLARE v_known INT UNSIGNED;
    DECLARE v_fitting INT UNSIGNED;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_request BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_return', JSON_ARRAY(p_order, p_kind, p_items, p_reason, p_attachments));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('kind', p_kind, 'return,refund');
    CALL ecom_data.check_text('reason', p_reason, 1, 500, 1);
    IF ecom_data.json_kind(p_items) <> 'ARRAY' THEN
        CALL ecom_data.refuse('choice_unknown', 'items');
    END IF;
    SET v_version = ecom_data.lock_order(p_order, 'customer', p_customer);
    SELECT o.status, o.vendor_id, o.total, o.received_at
    INTO v_status, v_vendor, v_total, v_received_at
    FROM ecom_data.orders AS o
    WHERE o.id = p_order
    FOR UPDATE;
    IF v_status <> 'received' THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    IF v_received_at < v_now - INTERVAL v_days DAY THEN
        CALL ecom_data.refuse('return_too_late', v_days);
    END IF;
    CALL ecom_data.check_no_open_request(p_order);
    SELECT COUNT(*), COUNT(DISTINCT l.item_id) INTO v_count, v_items
    FROM JSON_TABLE(p_items, '$[*]' COLUMNS (item_id DECIMAL(20, 0) PATH '$.item_id')) AS l;
    IF v_count = 0 THEN
        CALL ecom_data.refuse('nothing_to_return', 'items');
    END IF;
    IF v_count > 100 THEN
        CALL ecom_data.refuse('list_too_long', 'items');
    END IF;
    SELECT COUNT(*), SUM(l.quantity BETWEEN 1 AND i.quantity - i.returned_quantity AND l.quantity = FLOOR(l.quantity)), SUM(i.price * l.quantity)
    INTO v_known, v_fitting, v_amount
    FROM JSON_TABLE(p_items, '$[*]' COLUMNS (
        item_id DECIMAL(20, 0) PATH '$.item_id', quantity DECIMAL(10, 2) PATH '$.quantity'
    )) AS l
    INNER JOIN ecom_data.order_item AS i ON l.item_id = i.id
    WHERE i.order_id = p_order;
    IF v_known < v_count THEN
        CALL ecom_data.refuse('not_found', 'items');
    END IF;
    IF v_items < v_count THEN
        CALL ecom_data.refuse('duplicate_line', 'items');
    END IF;
    IF COALESCE(v_fitting, 0) < v_count THEN
        CALL ecom_data.refuse('quantity_out_of_range', 'items');
    END IF;
    INSERT INTO ecom_data.order_request (order_id, customer_id, vendor_id, kind, amount, reason, asked_at)
    VALUES (p_order, p_customer, v_vendor, p_kind, v_amount, TRIM(p_reason), v_now);
    SET v_request = LAST_INSERT_ID();
    CALL ecom_data.claim_attachments(p_account, p_attachments, 'order_request', v_request, 6);
    INSERT INTO ecom_data.order_request_item (request_id, order_item_id, quantity)
    SELECT v_request, l.item_id, l.quantity
    FROM JSON_TABLE(p_items, '$[*]' COLUMNS (
        item_id DECIMAL(20, 0) PATH '$.item_id', quantity DECIMAL(10, 2) PATH '$.quantity'
    )) AS l;
    SELECT SUM(i.quantity - i.returned_quantity - COALESCE(n.quantity, 0)) INTO v_left
    FROM ecom_data.order_item AS i
    LEFT JOIN ecom_data.order_request_item AS n ON i.id = n.order_item_id AND n.request_id = v_request
    WHERE i.order_id = p_order;
    IF v_left = 0 THEN
        SELECT v_total - COALESCE(SUM(r.amount), 0) INTO v_amount
        FROM ecom_data.order_request AS r
        WHERE r.order_id = p_order AND r.status = 'accepted';
        UPDATE ecom_data.order_request AS r SET r.amount = v_amount WHERE r.id = v_request;
    END IF;
    UPDATE ecom_data.order_item AS i
    INNER JOIN ecom_data.order_request_item AS n ON i.id = n.order_item_id
    SET i.state = 'return_asked'
    WHERE n.request_id = v_request;
    RETURN ecom_data.key_end(
        p_account, p_key, ecom_data.tell_order_request(v_request, 'asked', 'customer', p_account, TRIM(p_reason), 0)
    );
END
