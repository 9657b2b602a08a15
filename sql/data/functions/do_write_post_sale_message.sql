-- The deed of write_post_sale_message. The other side is notified of the first message it has not read, not of every
-- line of a talk that goes to and fro.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_write_post_sale_message(
    p_account BIGINT UNSIGNED, p_side VARCHAR(16), p_profile BIGINT UNSIGNED, p_key VARCHAR(64), p_order BIGINT UNSIGNED, p_content TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_content VARCHAR(2000);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_customer_name VARCHAR(80);
    DECLARE v_vendor_name VARCHAR(80);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_unread INT UNSIGNED;
    DECLARE v_last_at DATETIME(6);
    DECLARE v_waiting_since DATETIME(6);
    DECLARE v_waited INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_words VARCHAR(120);
    DECLARE v_rank CHAR(27) CHARACTER SET ascii COLLATE ascii_bin;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'write_post_sale_message', JSON_ARRAY(p_side, p_order, p_content)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('content', p_content, 1, 2000, 1);
    SET v_content = TRIM(p_content);
    SET v_version = ecom_data.lock_order(p_order, p_side, p_profile);
    SELECT o.customer_id, o.vendor_id, o.number, o.customer_name, o.vendor_name
    INTO v_customer, v_vendor, v_number, v_customer_name, v_vendor_name
    FROM ecom_data.orders AS o
    WHERE o.id = p_order
    FOR UPDATE;
    SELECT s.message_count, IF(p_side = 'customer', s.vendor_unread, s.customer_unread), s.last_at, s.waiting_since
    INTO v_count, v_unread, v_last_at, v_waiting_since
    FROM ecom_data.post_sale AS s
    WHERE s.order_id = p_order
    FOR UPDATE;
    IF v_count >= 500 THEN
        CALL ecom_data.refuse('conversation_full', p_order);
    END IF;
    INSERT INTO ecom_data.post_sale_message (order_id, account_id, side, content, sent_at)
    VALUES (p_order, p_account, p_side, v_content, v_now);
    SET v_id = LAST_INSERT_ID();
    SET v_words = LEFT(REGEXP_REPLACE(v_content, '[\\r\\n]+', ' '), 120);
    SET v_rank = CONCAT(IF(p_side = 'customer', '1', '0'), CAST(v_now AS CHAR));
    INSERT INTO ecom_data.post_sale (
        order_id, customer_id, vendor_id, message_count, customer_unread, vendor_unread, last_message_id, last_side, last_words,
        last_at, waiting_since, vendor_rank
    )
    VALUES (
        p_order, v_customer, v_vendor, 1, p_side = 'vendor', p_side = 'customer', v_id, p_side, v_words, v_now,
        IF(p_side = 'customer', v_now, NULL), v_rank
    )
    ON DUPLICATE KEY UPDATE
        message_count = message_count + 1,
        customer_unread = customer_unread + (p_side = 'vendor'),
        vendor_unread = vendor_unread + (p_side = 'customer'),
        last_message_id = v_id,
        last_side = p_side,
        last_words = v_words,
        last_at = v_now,
        waiting_since = IF(p_side = 'customer', COALESCE(waiting_since, v_now), NULL),
        vendor_rank = v_rank;
    IF p_side = 'vendor' AND v_waiting_since IS NOT NULL THEN
        SET v_waited = GREATEST(0, TIMESTAMPDIFF(SECOND, v_waiting_since, v_now));
        INSERT INTO ecom_data.daily_response (day, vendor_id, answers, seconds, longest)
        VALUES (ecom_data.shop_date(v_now), v_vendor, 1, v_waited, v_waited)
        ON DUPLICATE KEY UPDATE
            answers = answers + 1,
            seconds = seconds + v_waited,
            longest = GREATEST(longest, v_waited);
    END IF;
    IF COALESCE(v_unread, 0) = 0 AND (v_last_at IS NULL OR v_last_at < v_now - INTERVAL 10 MINUTE) THEN
        CALL ecom_data.notify(
            IF(
                p_side = 'customer',
                (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = v_vendor),
                (SELECT c.account_id FROM ecom_data.customer AS c WHERE c.id = v_customer)
            ),
            IF(p_side = 'customer', 'vendor', 'customer'),
            'post_sale_message',
            JSON_OBJECT(
                'order_id', p_order + 0, 'number', v_number, 'customer_name', v_customer_name, 'vendor_name', v_vendor_name,
                'words', v_words
            )
        );
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
