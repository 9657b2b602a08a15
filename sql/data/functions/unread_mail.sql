-- How many messages in an account's mailbox are unread, those to everybody of the last 90 days among them; at most 100 are counted.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.unread_mail(p_account BIGINT UNSIGNED)
RETURNS INT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN LEAST(
    100,
    COALESCE((SELECT b.unread_count FROM ecom_data.mailbox AS b WHERE b.account_id = p_account), 0) + (
        SELECT COUNT(*)
        FROM ecom_data.mailbox_message AS m
        WHERE
            m.audience IN ('customer', 'vendor', 'everybody')
            AND m.in_inbox = 1
            AND m.sent_at > ecom_data.utc_now() - INTERVAL 90 DAY
            AND NOT EXISTS (
                SELECT 1 FROM ecom_data.broadcast_mark AS k WHERE k.account_id = p_account AND k.message_id = m.id
            )
            AND ecom_data.in_audience(p_account, m.audience, m.sent_at)
    )
)
