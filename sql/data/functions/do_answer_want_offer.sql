-- The deed of answer_want_offer. The want stays open until its owner closes it.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_answer_want_offer(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_decision TEXT, p_words TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_want BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'answer_want_offer', JSON_ARRAY(p_id, p_decision, p_words));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('decision', p_decision, 'accepted,declined');
    CALL ecom_data.check_text('words', p_words, 0, 1000, 1);
    SELECT o.status, o.want_id, w.name, o.vendor_id, o.product_id INTO v_status, v_want, v_name, v_vendor, v_product
    FROM ecom_data.want_offer AS o
    INNER JOIN ecom_data.want AS w ON o.want_id = w.id
    WHERE o.id = p_id AND w.customer_id = p_customer
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_status <> 'open' THEN
        CALL ecom_data.refuse('offer_closed', v_status);
    END IF;
    UPDATE ecom_data.want_offer AS o
    SET o.status = p_decision, o.answer = TRIM(COALESCE(p_words, '')), o.decided_at = ecom_data.utc_now()
    WHERE o.id = p_id;
    CALL ecom_data.notify(
        (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor), 'vendor', CONCAT('want_offer_', p_decision),
        JSON_OBJECT(
            'want_id', v_want + 0, 'want', v_name, 'product_id', v_product + 0,
            'customer_name', (SELECT c.name FROM ecom_data.customer AS c WHERE c.id = p_customer),
            'words', LEFT(REGEXP_REPLACE(TRIM(COALESCE(p_words, '')), '[\\r\\n]+', ' '), 120)
        )
    );
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'status', p_decision));
END
