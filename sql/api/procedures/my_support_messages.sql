-- What was said in an own conversation with the administrators, the oldest first: id, side, content, attachments (ids joined by commas),
-- sent_at, read_at. None for one of somebody else.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_support_messages(IN p_conversation_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        m.id,
        m.side,
        m.content,
        ecom_data.attachments_of('support', m.id) AS attachments,
        m.sent_at,
        m.read_at
    FROM ecom_data.support_conversation AS s
    INNER JOIN ecom_data.support_message AS m ON s.id = m.conversation_id
    WHERE s.id = p_conversation_id AND s.account_id = v_account
    ORDER BY m.id;
END
