-- The deed of ask_question. The vendor is notified of each: it is a customer who waits.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_question(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_product BIGINT UNSIGNED, p_content TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_vendor_account BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_profile VARCHAR(16);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_question', JSON_ARRAY(p_product, p_content));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('content', p_content, 1, 500, 1);
    SELECT l.vendor_id, l.name, v.account_id INTO v_vendor, v_name, v_vendor_account
    FROM ecom_data.listing AS l
    INNER JOIN ecom_data.vendor AS v ON l.vendor_id = v.id
    WHERE l.product_id = p_product;
    IF v_vendor IS NULL THEN
        CALL ecom_data.refuse('not_on_sale', p_product);
    END IF;
    IF v_vendor_account = p_account THEN
        CALL ecom_data.refuse('own_question', p_product);
    END IF;
    IF ecom_data.is_blocked(v_vendor_account, p_account) THEN
        CALL ecom_data.refuse('blocked_by_recipient', 'content');
    END IF;
    SET v_profile = IF(EXISTS (SELECT 1 FROM ecom_data.customer AS c WHERE c.account_id = p_account), 'customer', 'vendor');
    IF ecom_data.name_of(p_account, v_profile) IS NULL THEN
        CALL ecom_data.refuse('profile_missing', 'customer');
    END IF;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.product_question AS q
    WHERE q.account_id = p_account AND q.asked_at > v_now - INTERVAL 1 HOUR
    FOR UPDATE;
    IF v_count >= ecom_data.setting_number('messages_per_hour') THEN
        CALL ecom_data.refuse('too_many_messages', v_count);
    END IF;
    INSERT INTO ecom_data.product_question (
        product_id, product_name, vendor_id, account_id, profile, content, asked_at, vendor_rank
    )
    VALUES (
        p_product, v_name, v_vendor, p_account, v_profile, TRIM(p_content), v_now, CONCAT('1', CAST(v_now AS CHAR))
    );
    SET v_id = LAST_INSERT_ID();
    CALL ecom_data.refresh_question(v_id);
    CALL ecom_data.notify(v_vendor_account, 'vendor', 'question_asked', JSON_OBJECT(
        'question_id', v_id + 0, 'product_id', p_product + 0, 'name', v_name, 'words', LEFT(TRIM(p_content), 120)
    ));
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
