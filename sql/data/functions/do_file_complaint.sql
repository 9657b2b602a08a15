-- The deed of file_complaint.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_file_complaint(
    p_account BIGINT UNSIGNED, p_side VARCHAR(16), p_profile BIGINT UNSIGNED, p_key VARCHAR(64), p_kind VARCHAR(24),
    p_order BIGINT UNSIGNED, p_product BIGINT UNSIGNED, p_words TEXT, p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_accused BIGINT UNSIGNED;
    DECLARE v_accused_name VARCHAR(80);
    DECLARE v_own_name VARCHAR(80);
    DECLARE v_accused_side VARCHAR(8) CHARACTER SET ascii DEFAULT IF(p_side = 'customer', 'vendor', 'customer');
    DECLARE v_order_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_product_name VARCHAR(120);
    DECLARE v_number CHAR(16) CHARACTER SET ascii DEFAULT ecom_data.public_number();
    DECLARE v_open INT UNSIGNED;
    DECLARE v_same INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_message BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'file_complaint', JSON_ARRAY(p_side, p_kind, p_order, p_product, p_words, p_attachments)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF (p_order IS NULL) = (p_product IS NULL) THEN
        CALL ecom_data.refuse('choice_unknown', 'kind');
    END IF;
    CALL ecom_data.check_choice('kind', p_kind, CASE
        WHEN p_side = 'vendor' THEN 'fraud,abusive_buyer'
        WHEN p_order IS NULL THEN 'fraud,empty_shelf'
        ELSE 'fraud,not_as_described,not_shipped'
    END);
    CALL ecom_data.check_text('content', p_words, 1, 2000, 1);
    IF p_order IS NOT NULL THEN
        SET v_version = ecom_data.lock_order(p_order, p_side, p_profile);
        SELECT
            o.status,
            o.number,
            IF(p_side = 'customer', v.account_id, c.account_id),
            IF(p_side = 'customer', o.vendor_name, o.customer_name),
            IF(p_side = 'customer', o.customer_name, o.vendor_name)
        INTO v_status, v_order_number, v_accused, v_accused_name, v_own_name
        FROM ecom_data.orders AS o
        INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id
        INNER JOIN ecom_data.vendor AS v ON o.vendor_id = v.id
        WHERE o.id = p_order;
        IF (p_kind = 'not_shipped' AND v_status NOT IN ('placed', 'confirmed', 'shipped'))
            OR (p_kind = 'not_as_described' AND v_status NOT IN ('shipped', 'received', 'returned')) THEN
            CALL ecom_data.refuse('wrong_state', v_status);
        END IF;
    ELSEIF p_side = 'customer' THEN
        SELECT p.name, v.account_id, v.name INTO v_product_name, v_accused, v_accused_name
        FROM ecom_data.product AS p
        INNER JOIN ecom_data.vendor AS v ON p.vendor_id = v.id
        WHERE p.id = p_product AND p.status IN ('on_sale', 'reserved');
        SET v_own_name = (SELECT c.name FROM ecom_data.customer AS c WHERE c.id = p_profile);
    END IF;
    IF v_accused IS NULL THEN
        CALL ecom_data.refuse('not_found', COALESCE(p_product, p_order));
    END IF;
    IF v_accused = p_account THEN
        CALL ecom_data.refuse('own_complaint', p_product);
    END IF;
    IF COALESCE(p_attachments, '') = ''
        OR (ecom_data.json_kind(p_attachments) = 'ARRAY' AND JSON_LENGTH(p_attachments) = 0) THEN
        CALL ecom_data.refuse('evidence_missing', 'attachments');
    END IF;
    SELECT COUNT(*), COALESCE(SUM(c.order_id <=> p_order AND c.product_id <=> p_product), 0) INTO v_open, v_same
    FROM ecom_data.complaint AS c
    WHERE c.complainant_account_id = p_account AND c.status IN ('open', 'appealed')
    FOR UPDATE;
    IF v_same > 0 THEN
        CALL ecom_data.refuse('complaint_exists', COALESCE(p_product, p_order));
    END IF;
    IF v_open >= 10 THEN
        CALL ecom_data.refuse('too_many_complaints', v_open);
    END IF;
    INSERT INTO ecom_data.complaint (
        number, kind, complainant_account_id, complainant_side, complainant_name, accused_account_id, accused_side, accused_name,
        order_id, order_number, product_id, product_name, last_at, filed_at
    )
    VALUES (
        v_number, p_kind, p_account, p_side, v_own_name, v_accused, v_accused_side, v_accused_name,
        p_order, v_order_number, p_product, v_product_name, v_now, v_now
    );
    SET v_id = LAST_INSERT_ID();
    INSERT INTO ecom_data.complaint_party (complaint_id, side, account_id, profile, last_at)
    VALUES (v_id, 'complainant', p_account, p_side, v_now), (v_id, 'accused', v_accused, v_accused_side, v_now);
    SET v_message = ecom_data.add_complaint_message(v_id, p_account, 'complainant', 'statement', p_words, p_attachments);
    CALL ecom_data.tell_complaint(v_id, 'complaint_filed', p_account);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0, 'number', v_number));
END
