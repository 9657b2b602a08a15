-- Empties the mailbox of somebody who is gone: the other sides keep what was said to them. For anonymise_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.forget_mailbox(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DELETE FROM ecom_data.account_block WHERE account_id = p_account OR blocked_id = p_account;
    DELETE FROM ecom_data.broadcast_mark WHERE account_id = p_account;
    UPDATE ecom_data.mailbox_message AS m SET m.in_inbox = 0 WHERE m.recipient_id = p_account;
    UPDATE ecom_data.mailbox_message AS m SET m.in_sent = 0 WHERE m.sender_id = p_account;
    DELETE f FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.mailbox_message AS m ON f.subject_id = m.id
    WHERE
        f.subject = 'mail' AND m.in_inbox = 0 AND m.in_sent = 0 AND m.audience IS NULL
        AND (m.recipient_id = p_account OR m.sender_id = p_account);
    DELETE FROM ecom_data.mailbox_message WHERE recipient_id = p_account AND in_sent = 0;
    DELETE FROM ecom_data.mailbox_message WHERE sender_id = p_account AND in_inbox = 0 AND audience IS NULL;
    DELETE FROM ecom_data.mailbox WHERE account_id = p_account;
END
