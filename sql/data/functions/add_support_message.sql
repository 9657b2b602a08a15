-- Says something in a support conversation that is locked, with pictures (a JSON array of ids), and brings its head up to date.
-- Answers the message's id. Refusals: those of claim_attachments.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.add_support_message(
    p_conversation BIGINT UNSIGNED, p_account BIGINT UNSIGNED, p_side VARCHAR(16), p_content TEXT, p_attachments TEXT
)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_id BIGINT UNSIGNED;
    INSERT INTO ecom_data.support_message (conversation_id, account_id, side, content, sent_at)
    VALUES (p_conversation, p_account, p_side, TRIM(p_content), v_now);
    SET v_id = LAST_INSERT_ID();
    CALL ecom_data.claim_attachments(p_account, p_attachments, 'support', v_id, 6);
    UPDATE ecom_data.support_conversation AS s
    SET
        s.status = IF(p_side = 'member', 'waiting', 'answered'),
        s.message_count = s.message_count + 1,
        s.member_unread = s.member_unread + (p_side = 'administrator'),
        s.last_message_id = v_id,
        s.last_words = LEFT(REGEXP_REPLACE(TRIM(p_content), '[\\r\\n]+', ' '), 120),
        s.last_at = v_now,
        s.first_answer_seconds = IF(
            p_side = 'administrator' AND s.first_answered_at IS NULL,
            LEAST(GREATEST(TIMESTAMPDIFF(SECOND, s.opened_at, v_now), 0), 4294967295), s.first_answer_seconds
        ),
        s.first_answered_at = IF(p_side = 'administrator', COALESCE(s.first_answered_at, v_now), s.first_answered_at),
        s.closed_at = NULL,
        s.version = s.version + 1
    WHERE s.id = p_conversation;
    RETURN v_id;
END
