-- Adds to what was said in a locked complaint: for the other sides it is unread, and the first they have not read they are told of
-- (statements, appeals and verdicts are told by their own deeds). The pictures go to the message, those of a statement to the
-- complaint itself. Refusals: text_missing, text_too_long, text_unprintable (content), conversation_full, those of claim_attachments.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.add_complaint_message(
    p_complaint BIGINT UNSIGNED, p_account BIGINT UNSIGNED, p_side VARCHAR(16), p_kind VARCHAR(16), p_content TEXT, p_attachments TEXT
)
RETURNS BIGINT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_count INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    CALL ecom_data.check_text('content', p_content, 1, 2000, 1);
    SELECT c.message_count INTO v_count FROM ecom_data.complaint AS c WHERE c.id = p_complaint FOR UPDATE;
    IF v_count >= 200 AND p_kind = 'message' THEN
        CALL ecom_data.refuse('conversation_full', p_complaint);
    END IF;
    INSERT INTO ecom_data.complaint_message (complaint_id, account_id, side, kind, content, sent_at)
    VALUES (p_complaint, p_account, p_side, p_kind, TRIM(p_content), v_now);
    SET v_id = LAST_INSERT_ID();
    IF p_kind = 'statement' THEN
        CALL ecom_data.claim_attachments(p_account, p_attachments, 'complaint', p_complaint, 6);
    ELSE
        CALL ecom_data.claim_attachments(p_account, p_attachments, 'complaint_message', v_id, 6);
    END IF;
    UPDATE ecom_data.complaint AS c
    SET c.message_count = c.message_count + 1, c.last_side = p_side, c.last_at = v_now
    WHERE c.id = p_complaint;
    IF p_kind = 'message' THEN
        INSERT INTO ecom_data.notification (account_id, profile, kind, detail, created_at)
        SELECT
            p.account_id,
            p.profile,
            'complaint_message',
            JSON_OBJECT('complaint_id', p_complaint + 0, 'number', c.number, 'side', p_side, 'words', LEFT(TRIM(p_content), 120)),
            v_now
        FROM ecom_data.complaint_party AS p
        INNER JOIN ecom_data.complaint AS c ON p.complaint_id = c.id
        WHERE p.complaint_id = p_complaint AND p.side <> p_side AND p.unread = 0;
    END IF;
    UPDATE ecom_data.complaint_party AS p
    SET p.unread = p.unread + (p.side <> p_side), p.last_at = v_now
    WHERE p.complaint_id = p_complaint;
    RETURN v_id;
END
