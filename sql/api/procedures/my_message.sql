-- One message of the mailbox of the account that calls, as my_messages has it; no row for one that is not in it.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_message(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        m.id,
        IF(m.sender_id = v_account AND m.audience IS NULL, 'sent', 'inbox') AS folder,
        m.audience IS NOT NULL AS is_broadcast,
        IF(
            m.sender_id = v_account AND m.audience IS NULL,
            ecom_data.name_of(m.recipient_id, m.recipient_profile),
            ecom_data.name_of(m.sender_id, m.sender_profile)
        ) AS other_name,
        IF(m.sender_id = v_account AND m.audience IS NULL, m.recipient_profile, m.sender_profile) AS other_profile,
        m.title,
        m.content,
        m.size_bytes,
        m.sent_at,
        m.received_at,
        IF(m.audience IS NULL, m.read_at, k.read_at) AS read_at,
        ecom_data.attachments_of('mail', m.id) AS attachments
    FROM ecom_data.mailbox_message AS m
    LEFT JOIN ecom_data.broadcast_mark AS k ON m.id = k.message_id AND k.account_id = v_account
    WHERE
        m.id = p_id
        AND (
            (m.recipient_id = v_account AND m.in_inbox = 1)
            OR (m.sender_id = v_account AND m.in_sent = 1 AND m.audience IS NULL)
            OR (
                m.audience IS NOT NULL AND m.in_inbox = 1 AND COALESCE(k.is_deleted, 0) = 0
                AND ecom_data.in_audience(v_account, m.audience, m.sent_at)
            )
        );
END
