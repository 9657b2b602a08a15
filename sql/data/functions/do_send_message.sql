-- The deed of send_message. Both mailboxes are locked, the smaller account first, before anything is counted or written.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_send_message(
    p_account BIGINT UNSIGNED, p_profile VARCHAR(16), p_profile_id BIGINT UNSIGNED, p_key VARCHAR(64), p_login_name TEXT,
    p_vendor BIGINT UNSIGNED, p_order BIGINT UNSIGNED, p_reply_to BIGINT UNSIGNED, p_title TEXT, p_content TEXT,
    p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_to BIGINT UNSIGNED;
    DECLARE v_to_profile VARCHAR(16);
    DECLARE v_to_status VARCHAR(16);
    DECLARE v_size INT UNSIGNED;
    DECLARE v_quota BIGINT UNSIGNED DEFAULT ecom_data.setting_number('mailbox_quota_kilobytes') * 1024;
    DECLARE v_own_used BIGINT UNSIGNED;
    DECLARE v_to_used BIGINT UNSIGNED;
    DECLARE v_count INT UNSIGNED;
    DECLARE v_waiting BIGINT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'send_message', JSON_ARRAY(p_profile, p_login_name, p_vendor, p_order, p_reply_to, p_title, p_content, p_attachments)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('login_name', p_login_name, 0, 64, 0);
    CALL ecom_data.check_text('title', p_title, 1, 120, 0);
    CALL ecom_data.check_text('content', p_content, 1, 4000, 1);
    IF (p_login_name IS NOT NULL) + (p_vendor IS NOT NULL) + (p_order IS NOT NULL) + (p_reply_to IS NOT NULL) <> 1 THEN
        CALL ecom_data.refuse('recipient_unknown', 'login_name');
    END IF;
    IF p_login_name IS NOT NULL THEN
        SELECT a.id, IF(c.id IS NOT NULL, 'customer', IF(v.id IS NOT NULL, 'vendor', NULL)) INTO v_to, v_to_profile
        FROM ecom_data.account AS a
        LEFT JOIN ecom_data.customer AS c ON a.id = c.account_id
        LEFT JOIN ecom_data.vendor AS v ON a.id = v.account_id
        WHERE a.login_name = LOWER(TRIM(p_login_name));
    ELSEIF p_vendor IS NOT NULL THEN
        SELECT v.account_id, 'vendor' INTO v_to, v_to_profile FROM ecom_data.vendor AS v WHERE v.id = p_vendor;
    ELSEIF p_order IS NOT NULL THEN
        SELECT IF(p_profile = 'customer', v.account_id, c.account_id), IF(p_profile = 'customer', 'vendor', 'customer')
        INTO v_to, v_to_profile
        FROM ecom_data.orders AS o
        INNER JOIN ecom_data.customer AS c ON o.customer_id = c.id
        INNER JOIN ecom_data.vendor AS v ON o.vendor_id = v.id
        WHERE o.id = p_order AND IF(p_profile = 'customer', o.customer_id, o.vendor_id) = p_profile_id;
        IF v_to IS NULL THEN
            CALL ecom_data.refuse('not_found', p_order);
        END IF;
    ELSE
        SELECT m.sender_id, m.sender_profile INTO v_to, v_to_profile
        FROM ecom_data.mailbox_message AS m
        WHERE m.id = p_reply_to AND m.recipient_id = p_account AND m.in_inbox = 1;
        IF v_to IS NULL THEN
            CALL ecom_data.refuse('not_found', p_reply_to);
        END IF;
    END IF;
    SELECT a.status INTO v_to_status FROM ecom_data.account AS a WHERE a.id = v_to;
    IF v_to IS NULL OR v_to_profile IS NULL OR v_to_status NOT IN ('active', 'suspended') THEN
        CALL ecom_data.refuse('recipient_unknown', 'login_name');
    END IF;
    IF v_to = p_account THEN
        CALL ecom_data.refuse('message_to_self', 'login_name');
    END IF;
    IF ecom_data.is_blocked(v_to, p_account) THEN
        CALL ecom_data.refuse('blocked_by_recipient', 'login_name');
    END IF;
    IF v_to < p_account THEN
        SET v_to_used = ecom_data.lock_mailbox(v_to);
    END IF;
    SET v_own_used = ecom_data.lock_mailbox(p_account);
    IF v_to > p_account THEN
        SET v_to_used = ecom_data.lock_mailbox(v_to);
    END IF;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.mailbox_message AS m
    WHERE m.sender_id = p_account AND m.sent_at > v_now - INTERVAL 1 HOUR
    FOR UPDATE;
    IF v_count >= ecom_data.setting_number('messages_per_hour') THEN
        CALL ecom_data.refuse('too_many_messages', v_count);
    END IF;
    SELECT MIN(m.id) INTO v_waiting
    FROM ecom_data.mailbox_message AS m
    WHERE m.recipient_id = v_to AND m.in_inbox = 1 AND m.sender_id = p_account AND m.read_at IS NULL
    FOR UPDATE;
    INSERT INTO ecom_data.mailbox_message (
        sender_id, sender_profile, recipient_id, recipient_profile, reply_to_id, title, content, size_bytes, sent_at, received_at
    )
    VALUES (
        p_account, p_profile, v_to, v_to_profile, p_reply_to, TRIM(p_title), TRIM(p_content), 0, v_now, ecom_data.utc_now()
    );
    SET v_id = LAST_INSERT_ID();
    CALL ecom_data.claim_attachments(p_account, p_attachments, 'mail', v_id, 4);
    SET v_size = LENGTH(TRIM(p_title)) + LENGTH(TRIM(p_content)) + (
        SELECT COALESCE(SUM(f.bytes), 0) FROM ecom_data.attachment AS f WHERE f.subject = 'mail' AND f.subject_id = v_id
    );
    IF v_own_used + v_size > v_quota THEN
        CALL ecom_data.refuse('own_mailbox_full', NULL);
    END IF;
    IF v_to_used + v_size > v_quota THEN
        CALL ecom_data.refuse('mailbox_full', NULL);
    END IF;
    UPDATE ecom_data.mailbox_message AS m SET m.size_bytes = v_size WHERE m.id = v_id;
    UPDATE ecom_data.mailbox AS b SET b.used_bytes = b.used_bytes + v_size WHERE b.account_id = p_account;
    UPDATE ecom_data.mailbox AS b
    SET b.used_bytes = b.used_bytes + v_size, b.unread_count = b.unread_count + 1
    WHERE b.account_id = v_to;
    IF v_waiting IS NULL THEN
        CALL ecom_data.notify(
            v_to, v_to_profile, 'mailbox_message',
            JSON_OBJECT('message_id', v_id + 0, 'name', ecom_data.name_of(p_account, p_profile), 'title', TRIM(p_title))
        );
    END IF;
    RETURN ecom_data.key_end(
        p_account, p_key, JSON_OBJECT('id', v_id + 0, 'recipient', ecom_data.name_of(v_to, v_to_profile))
    );
END
