-- The deed of answer_order_request. Locks: order, request, stock in product order, wallets. What the vendor's wallet does not cover of a
-- refund becomes a debt to the customer, who has the rest at once. A transfer that never came needs no paying back.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_answer_order_request(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_decision TEXT, p_answer TEXT,
    p_restock TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_amount DECIMAL(14, 2);
    DECLARE v_taken DECIMAL(14, 2);
    DECLARE v_reason VARCHAR(500);
    DECLARE v_payment VARCHAR(32);
    DECLARE v_paid_at DATETIME(6);
    DECLARE v_customer_account BIGINT UNSIGNED;
    DECLARE v_settled TINYINT DEFAULT 1;
    DECLARE v_words VARCHAR(500) DEFAULT '';
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'answer_order_request', JSON_ARRAY(p_id, p_decision, p_answer, p_restock)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('decision', p_decision, 'accept,refuse');
    CALL ecom_data.check_text('answer', p_answer, p_decision = 'refuse', 500, 1);
    SET v_words = TRIM(COALESCE(p_answer, ''));
    SET v_order = ecom_data.lock_order_request(p_id, 'vendor', p_vendor, 1);
    SELECT r.kind, r.amount, r.reason, o.payment, o.paid_at, c.account_id
    INTO v_kind, v_amount, v_reason, v_payment, v_paid_at, v_customer_account
    FROM ecom_data.order_request AS r
    INNER JOIN ecom_data.orders AS o ON r.order_id = o.id
    INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id
    WHERE r.id = p_id;
    IF p_decision = 'refuse' THEN
        UPDATE ecom_data.order_request AS r SET r.status = 'refused', r.answer = v_words, r.decided_at = v_now WHERE r.id = p_id;
        CALL ecom_data.free_request_items(p_id);
        RETURN ecom_data.key_end(
            p_account, p_key, ecom_data.tell_order_request(p_id, 'refused', 'vendor', p_account, v_words, 0)
        );
    END IF;
    SET v_taken = v_amount;
    IF v_payment <> 'wallet' AND v_paid_at IS NOT NULL THEN
        SET v_settled = 0;
    END IF;
    UPDATE ecom_data.order_request AS r
    SET
        r.status = 'accepted',
        r.answer = v_words,
        r.restocked = r.kind = 'return' AND COALESCE(p_restock, 0) <> 0,
        r.decided_at = v_now,
        r.paid_back_at = IF(v_settled = 1, v_now, NULL)
    WHERE r.id = p_id;
    IF v_kind = 'cancel' THEN
        RETURN ecom_data.key_end(p_account, p_key, ecom_data.move_order(v_order, 'cancelled', 'vendor', p_account, v_reason));
    END IF;
    CALL ecom_data.take_items_back(p_id, p_account, v_kind = 'return' AND COALESCE(p_restock, 0) <> 0);
    IF v_payment = 'wallet' AND v_amount > 0 THEN
        SET v_taken = ecom_data.charge(
            p_account, 'refund', ecom_data.person_wallet(v_customer_account, 'cash'), v_amount, v_order, p_account, ''
        );
    END IF;
    UPDATE ecom_data.orders AS o SET o.refunded = o.refunded + IF(v_settled = 1, v_amount, 0) WHERE o.id = v_order;
    SET v_answer = ecom_data.tell_order_request(p_id, 'accepted', 'vendor', p_account, v_words, v_amount - v_taken);
    IF NOT EXISTS (
        SELECT 1 FROM ecom_data.order_item AS i WHERE i.order_id = v_order AND i.returned_quantity < i.quantity FOR UPDATE
    ) THEN
        SET v_answer = ecom_data.move_order(v_order, 'returned', 'vendor', p_account, '');
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, v_answer);
END
