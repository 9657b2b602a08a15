-- The mailbox of the account that calls, a page at a time, the newest first: a private list, sorted by `id`, descending only.
-- `p_folder` is `inbox` (messages to everybody are in it) or `sent`; `p_words` is a part of the title; `p_unread` tells
-- unread from read. Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_messages(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_folder VARCHAR(16), IN p_words VARCHAR(255), IN p_unread TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_before BIGINT UNSIGNED DEFAULT COALESCE(p_after_id, 18446744073709551615);
    DECLARE v_skip INT UNSIGNED DEFAULT LEAST(COALESCE(p_skip, 0), 4096);
    DECLARE v_limit INT UNSIGNED DEFAULT LEAST(COALESCE(p_limit, 100), 500);
    DECLARE v_reach INT UNSIGNED DEFAULT v_skip + v_limit;
    CALL ecom_data.enter('member', v_account, v_none);
    IF p_sort IS NULL OR p_sort <> 'id' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    CALL ecom_data.check_choice('folder', p_folder, 'inbox,sent');
    SET p_words = NULLIF(TRIM(p_words), '');
    IF p_folder = 'sent' THEN
        SELECT
            m.id,
            'sent' AS folder,
            0 AS is_broadcast,
            ecom_data.name_of(m.recipient_id, m.recipient_profile) AS other_name,
            m.recipient_profile AS other_profile,
            m.title,
            m.content,
            m.size_bytes,
            m.sent_at,
            m.received_at,
            m.read_at,
            ecom_data.attachments_of('mail', m.id) AS attachments
        FROM ecom_data.mailbox_message AS m
        WHERE
            m.sender_id BETWEEN v_account AND v_account AND m.in_sent = 1 AND m.id < v_before AND m.recipient_id IS NOT NULL
            AND (p_words IS NULL OR LOCATE(p_words, m.title) > 0)
            AND (p_unread IS NULL OR (m.read_at IS NULL) = (p_unread <> 0))
        ORDER BY m.id DESC
        LIMIT v_skip, v_limit;
    ELSE
        SELECT
            found.id,
            'inbox' AS folder,
            found.is_broadcast,
            ecom_data.name_of(found.sender_id, found.sender_profile) AS other_name,
            found.sender_profile AS other_profile,
            found.title,
            found.content,
            found.size_bytes,
            found.sent_at,
            found.received_at,
            found.read_at,
            ecom_data.attachments_of('mail', found.id) AS attachments
        FROM (
            (
                SELECT
                    m.id,
                    0 AS is_broadcast,
                    m.sender_id,
                    m.sender_profile,
                    m.title,
                    m.content,
                    m.size_bytes,
                    m.sent_at,
                    m.received_at,
                    m.read_at
                FROM ecom_data.mailbox_message AS m
                WHERE
                    m.recipient_id BETWEEN v_account AND v_account AND m.in_inbox = 1 AND m.id < v_before
                    AND (p_words IS NULL OR LOCATE(p_words, m.title) > 0)
                    AND (p_unread IS NULL OR (m.read_at IS NULL) = (p_unread <> 0))
                ORDER BY m.id DESC
                LIMIT v_reach
            )
            UNION ALL
            (
                SELECT
                    m.id,
                    1 AS is_broadcast,
                    m.sender_id,
                    m.sender_profile,
                    m.title,
                    m.content,
                    m.size_bytes,
                    m.sent_at,
                    m.received_at,
                    k.read_at
                FROM ecom_data.mailbox_message AS m
                LEFT JOIN ecom_data.broadcast_mark AS k ON m.id = k.message_id AND k.account_id = v_account
                WHERE
                    m.audience IN ('customer', 'vendor', 'everybody') AND m.in_inbox = 1 AND m.id < v_before
                    AND COALESCE(k.is_deleted, 0) = 0
                    AND (p_words IS NULL OR LOCATE(p_words, m.title) > 0)
                    AND (p_unread IS NULL OR (k.read_at IS NULL) = (p_unread <> 0))
                    AND ecom_data.in_audience(v_account, m.audience, m.sent_at)
                ORDER BY m.id DESC
                LIMIT v_reach
            )
        ) AS found
        ORDER BY found.id DESC
        LIMIT v_skip, v_limit;
    END IF;
END
