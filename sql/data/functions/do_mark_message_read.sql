-- The deed of mark_message_read. Marking again changes nothing.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_mark_message_read(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_used BIGINT UNSIGNED;
    DECLARE v_recipient BIGINT UNSIGNED;
    DECLARE v_audience VARCHAR(16);
    DECLARE v_sent_at DATETIME(6);
    DECLARE v_read_at DATETIME(6);
    DECLARE v_in_inbox TINYINT;
    SET v_used = ecom_data.lock_mailbox(p_account);
    SELECT m.recipient_id, m.audience, m.sent_at, m.read_at, m.in_inbox
    INTO v_recipient, v_audience, v_sent_at, v_read_at, v_in_inbox
    FROM ecom_data.mailbox_message AS m
    WHERE m.id = p_id
    FOR UPDATE;
    IF v_recipient = p_account AND v_in_inbox = 1 THEN
        IF v_read_at IS NULL THEN
            UPDATE ecom_data.mailbox_message AS m SET m.read_at = ecom_data.utc_now() WHERE m.id = p_id;
            UPDATE ecom_data.mailbox AS b SET b.unread_count = b.unread_count - 1 WHERE b.account_id = p_account;
        END IF;
    ELSEIF v_audience IS NOT NULL AND v_in_inbox = 1 AND ecom_data.in_audience(p_account, v_audience, v_sent_at) THEN
        INSERT INTO ecom_data.broadcast_mark (account_id, message_id, read_at) VALUES (p_account, p_id, ecom_data.utc_now())
        ON DUPLICATE KEY UPDATE account_id = p_account;
    ELSE
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    RETURN JSON_OBJECT();
END
