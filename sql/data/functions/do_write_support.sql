-- The deed of write_support and answer_support. A closed conversation opens again. The account is notified of the first answer
-- it has not read, not of every line.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_write_support(
    p_account BIGINT UNSIGNED, p_side VARCHAR(16), p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_content TEXT,
    p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_owner BIGINT UNSIGNED;
    DECLARE v_profile VARCHAR(16);
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_subject VARCHAR(120);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_unread INT UNSIGNED;
    DECLARE v_message BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'write_support', JSON_ARRAY(p_side, p_id, p_content, p_attachments));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('content', p_content, 1, 4000, 1);
    SELECT s.account_id, s.profile, s.number, s.subject, s.message_count, s.member_unread
    INTO v_owner, v_profile, v_number, v_subject, v_count, v_unread
    FROM ecom_data.support_conversation AS s
    WHERE s.id = p_id AND (p_side = 'administrator' OR s.account_id = p_account)
    FOR UPDATE;
    IF v_owner IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF p_side = 'administrator' AND v_owner = p_account THEN
        CALL ecom_data.refuse('own_request', p_id);
    END IF;
    IF v_count >= 500 THEN
        CALL ecom_data.refuse('conversation_full', p_id);
    END IF;
    SET v_message = ecom_data.add_support_message(p_id, p_account, p_side, p_content, p_attachments);
    IF p_side = 'administrator' THEN
        UPDATE ecom_data.support_conversation AS s
        SET s.assigned_to = COALESCE(s.assigned_to, p_account)
        WHERE s.id = p_id;
        UPDATE ecom_data.support_message AS m
        SET m.read_at = ecom_data.utc_now()
        WHERE m.conversation_id = p_id AND m.side = 'member' AND m.read_at IS NULL;
        IF v_unread = 0 THEN
            CALL ecom_data.notify(
                v_owner, v_profile, 'support_answered',
                JSON_OBJECT('conversation_id', p_id + 0, 'number', v_number, 'subject', v_subject)
            );
        END IF;
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_message + 0));
END
