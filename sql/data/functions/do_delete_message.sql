-- The deed of delete_message: gone from the own mailbox, which has its room again; the other side keeps its own. Of a message that
-- neither keeps only a husk stays while the hour's limit counts it, and nothing afterwards.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_delete_message(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_used BIGINT UNSIGNED;
    DECLARE v_sender BIGINT UNSIGNED;
    DECLARE v_recipient BIGINT UNSIGNED;
    DECLARE v_audience VARCHAR(16);
    DECLARE v_sent_at DATETIME(6);
    DECLARE v_read_at DATETIME(6);
    DECLARE v_size INT UNSIGNED;
    DECLARE v_in_inbox TINYINT;
    DECLARE v_in_sent TINYINT;
    SET v_used = ecom_data.lock_mailbox(p_account);
    SELECT m.sender_id, m.recipient_id, m.audience, m.sent_at, m.read_at, m.size_bytes, m.in_inbox, m.in_sent
    INTO v_sender, v_recipient, v_audience, v_sent_at, v_read_at, v_size, v_in_inbox, v_in_sent
    FROM ecom_data.mailbox_message AS m
    WHERE m.id = p_id
    FOR UPDATE;
    IF v_recipient = p_account AND v_in_inbox = 1 THEN
        UPDATE ecom_data.mailbox_message AS m SET m.in_inbox = 0 WHERE m.id = p_id;
        UPDATE ecom_data.mailbox AS b
        SET b.used_bytes = b.used_bytes - v_size, b.unread_count = b.unread_count - (v_read_at IS NULL)
        WHERE b.account_id = p_account;
    ELSEIF v_sender = p_account AND v_in_sent = 1 AND v_audience IS NULL THEN
        UPDATE ecom_data.mailbox_message AS m SET m.in_sent = 0 WHERE m.id = p_id;
        UPDATE ecom_data.mailbox AS b SET b.used_bytes = b.used_bytes - v_size WHERE b.account_id = p_account;
    ELSEIF v_audience IS NOT NULL AND v_in_inbox = 1 AND ecom_data.in_audience(p_account, v_audience, v_sent_at) THEN
        INSERT INTO ecom_data.broadcast_mark (account_id, message_id, read_at, is_deleted)
        VALUES (p_account, p_id, ecom_data.utc_now(), 1)
        ON DUPLICATE KEY UPDATE is_deleted = 1;
    ELSE
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_audience IS NULL AND NOT EXISTS (
        SELECT 1 FROM ecom_data.mailbox_message AS m WHERE m.id = p_id AND (m.in_inbox = 1 OR m.in_sent = 1) FOR UPDATE
    ) THEN
        DELETE FROM ecom_data.attachment WHERE subject = 'mail' AND subject_id = p_id;
        IF v_sent_at < ecom_data.utc_now() - INTERVAL 1 HOUR THEN
            DELETE FROM ecom_data.mailbox_message WHERE id = p_id;
        ELSE
            UPDATE ecom_data.mailbox_message AS m SET m.title = '', m.content = '' WHERE m.id = p_id;
        END IF;
    END IF;
    RETURN JSON_OBJECT();
END
