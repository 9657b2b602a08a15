-- Moves a locked order to another state with all that hangs on it, and gives back {id, number, status, version}:
-- stock comes back on cancellation, held wallet money goes to the vendor on receipt and back to the customer on
-- cancellation, both sides gain a point of credit on receipt, wishes to cancel are closed, figures, the order's history, and word to the other side.
-- Locks further: stock in product order, accounts, a wallet. Refusals: wrong_state (detail: the state it is in).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.move_order(
    p_order BIGINT UNSIGNED, p_to VARCHAR(16), p_actor VARCHAR(16), p_account BIGINT UNSIGNED, p_note VARCHAR(500)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_from VARCHAR(16);
    DECLARE v_payment VARCHAR(32);
    DECLARE v_delivery VARCHAR(16);
    DECLARE v_total DECIMAL(14, 2);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_customer_account BIGINT UNSIGNED;
    DECLARE v_vendor_account BIGINT UNSIGNED;
    DECLARE v_customer_name VARCHAR(80);
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_carrier VARCHAR(60);
    DECLARE v_tracking_number VARCHAR(60);
    DECLARE v_transaction BIGINT UNSIGNED;
    DECLARE v_detail JSON;
    SELECT
        o.number, o.status, o.payment, o.delivery, o.total, o.version + 1, o.customer_id, o.vendor_id, o.customer_name, o.vendor_name,
        o.carrier, o.tracking_number
    INTO
        v_number, v_from, v_payment, v_delivery, v_total, v_version, v_customer, v_vendor, v_customer_name, v_vendor_name,
        v_carrier, v_tracking_number
    FROM ecom_data.orders AS o
    WHERE o.id = p_order
    FOR UPDATE;
    SET v_customer_account = (SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer);
    SET v_vendor_account = (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor);
    IF ecom_data.is_legal_move(v_from, p_to, p_actor, v_delivery) = 0 THEN
        CALL ecom_data.refuse('wrong_state', v_from);
    END IF;
    UPDATE ecom_data.orders AS o
    SET
        o.status = p_to,
        o.status_detail = COALESCE(p_note, ''),
        o.confirmed_at = IF(p_to = 'confirmed', v_now, o.confirmed_at),
        o.shipped_at = IF(p_to = 'shipped', v_now, o.shipped_at),
        o.received_at = IF(p_to = 'received', v_now, o.received_at),
        o.cancelled_at = IF(p_to = 'cancelled', v_now, o.cancelled_at),
        o.returned_at = IF(p_to = 'returned', v_now, o.returned_at),
        o.paid_at = IF(p_to = 'received' AND o.payment = 'cash_on_delivery', v_now, o.paid_at),
        o.version = v_version
    WHERE o.id = p_order;
    INSERT INTO ecom_data.order_event (order_id, account_id, actor, from_status, to_status, note, happened_at)
    VALUES (p_order, p_account, p_actor, v_from, p_to, COALESCE(p_note, ''), v_now);
    INSERT INTO ecom_data.state_change (from_status, to_status) VALUES (v_from, p_to);

    -- A wish to cancel ends with the state it was about.
    UPDATE ecom_data.order_request AS r
    SET r.status = IF(p_to = 'cancelled', 'accepted', 'refused'), r.decided_at = v_now
    WHERE r.order_id = p_order AND r.status = 'asked' AND r.kind = 'cancel';

    IF p_to = 'cancelled' THEN
        CALL ecom_data.give_stock_back(p_order);
        CALL ecom_data.count_sales(p_order, 'cancelled', ecom_data.shop_date(v_now));
        IF v_payment = 'wallet' THEN
            SET v_transaction = ecom_data.move_money(
                'cancellation', ecom_data.shop_wallet('escrow'), ecom_data.person_wallet(v_customer_account, 'cash'), v_total, p_order,
                NULL, p_account, ''
            );
        END IF;
    ELSEIF p_to = 'received' THEN
        CALL ecom_data.count_sales(p_order, 'closed', ecom_data.shop_date(v_now));
        CALL ecom_data.change_credit(LEAST(v_customer_account, v_vendor_account), 1, 'order_completed', p_order, NULL);
        CALL ecom_data.change_credit(GREATEST(v_customer_account, v_vendor_account), 1, 'order_completed', p_order, NULL);
        IF v_payment = 'wallet' THEN
            SET v_transaction = ecom_data.move_money(
                'release', ecom_data.shop_wallet('escrow'), ecom_data.person_wallet(v_vendor_account, 'cash'), v_total, p_order,
                NULL, p_account, ''
            );
        END IF;
    END IF;

    SET v_detail = JSON_OBJECT(
        'order_id', p_order + 0, 'number', v_number, 'total', CAST(v_total AS CHAR), 'customer_name', v_customer_name,
        'vendor_name', v_vendor_name, 'carrier', v_carrier, 'tracking_number', v_tracking_number, 'reason', COALESCE(p_note, '')
    );
    -- Whoever asked for a return is told of its acceptance, not of the move as well.
    IF p_actor <> 'customer' AND p_to <> 'returned' THEN
        CALL ecom_data.notify(v_customer_account, 'customer', CONCAT('order_', p_to), v_detail);
    END IF;
    IF p_actor <> 'vendor' THEN
        CALL ecom_data.notify(v_vendor_account, 'vendor', CONCAT('order_', p_to), v_detail);
    END IF;
    RETURN JSON_OBJECT('id', p_order + 0, 'number', v_number, 'status', p_to, 'version', v_version + 0);
END
