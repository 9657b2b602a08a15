-- What was said in a conversation with the administrators, the oldest first: id, side, author (an administrator's name), content, attachments
-- (ids joined by commas), sent_at, read_at. For administrators who may read support.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.support_messages(IN p_conversation_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT
        m.id,
        m.side,
        IF(m.side = 'administrator', ecom_data.name_of(m.account_id, 'administrator'), NULL) AS author,
        m.content,
        ecom_data.attachments_of('support', m.id) AS attachments,
        m.sent_at,
        m.read_at
    FROM ecom_data.support_message AS m
    WHERE m.conversation_id = p_conversation_id
    ORDER BY m.id;
END
