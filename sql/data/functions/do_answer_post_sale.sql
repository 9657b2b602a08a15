-- The deed of answer_post_sale. Both sides have something unread; whether the customer waits for the vendor stays as it was.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_answer_post_sale(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_order BIGINT UNSIGNED, p_content TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_customer_account BIGINT UNSIGNED;
    DECLARE v_vendor_account BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_customer_name VARCHAR(80);
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_words VARCHAR(120);
    DECLARE v_detail JSON;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'answer_post_sale', JSON_ARRAY(p_order, p_content));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('content', p_content, 1, 2000, 1);
    SELECT o.customer_id, o.vendor_id, o.number, o.customer_name, o.vendor_name
    INTO v_customer, v_vendor, v_number, v_customer_name, v_vendor_name
    FROM ecom_data.orders AS o
    WHERE o.id = p_order
    FOR UPDATE;
    IF v_customer IS NULL THEN
        CALL ecom_data.refuse('not_found', p_order);
    END IF;
    SET v_customer_account = (SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer);
    SET v_vendor_account = (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor);
    IF p_caller IN (v_customer_account, v_vendor_account) THEN
        CALL ecom_data.refuse('own_account', p_order);
    END IF;
    SELECT s.message_count INTO v_count FROM ecom_data.post_sale AS s WHERE s.order_id = p_order FOR UPDATE;
    IF v_count >= 500 THEN
        CALL ecom_data.refuse('conversation_full', p_order);
    END IF;
    INSERT INTO ecom_data.post_sale_message (order_id, account_id, side, content, sent_at)
    VALUES (p_order, p_caller, 'administrator', TRIM(p_content), v_now);
    SET v_id = LAST_INSERT_ID();
    SET v_words = LEFT(REGEXP_REPLACE(TRIM(p_content), '[\\r\\n]+', ' '), 120);
    INSERT INTO ecom_data.post_sale (
        order_id, customer_id, vendor_id, message_count, customer_unread, vendor_unread, last_message_id, last_side, last_words,
        last_at, vendor_rank
    )
    VALUES (
        p_order, v_customer, v_vendor, 1, 1, 1, v_id, 'administrator', v_words, v_now, CONCAT('0', CAST(v_now AS CHAR))
    )
    ON DUPLICATE KEY UPDATE
        message_count = message_count + 1,
        customer_unread = customer_unread + 1,
        vendor_unread = vendor_unread + 1,
        last_message_id = v_id,
        last_side = 'administrator',
        last_words = v_words,
        last_at = v_now;
    SET v_detail = JSON_OBJECT(
        'order_id', p_order + 0, 'number', v_number, 'customer_name', v_customer_name, 'vendor_name', v_vendor_name, 'words', v_words
    );
    CALL ecom_data.notify(v_customer_account, 'customer', 'post_sale_marketplace', v_detail);
    CALL ecom_data.notify(v_vendor_account, 'vendor', 'post_sale_marketplace', v_detail);
    CALL ecom_data.audit(p_caller, 'answer_post_sale', 'order', p_order, NULL, JSON_OBJECT('message_id', v_id + 0));
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('id', v_id + 0));
END
