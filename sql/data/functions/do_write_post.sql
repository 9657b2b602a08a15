-- The deed of write_topic (no `p_topic`) and write_reply. The author of the topic is notified of the first reply in ten minutes that is
-- somebody else's.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_write_post(
    p_account BIGINT UNSIGNED, p_profile VARCHAR(16), p_key VARCHAR(64), p_topic BIGINT UNSIGNED, p_title TEXT, p_content TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_author BIGINT UNSIGNED;
    DECLARE v_author_profile VARCHAR(16);
    DECLARE v_title VARCHAR(120);
    DECLARE v_last_at DATETIME(6);
    DECLARE v_replies INT UNSIGNED;
    DECLARE v_count INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'write_post', JSON_ARRAY(p_profile, p_topic, p_title, p_content)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_topic IS NULL THEN
        CALL ecom_data.check_text('title', p_title, 1, 120, 0);
    ELSE
        SELECT p.account_id, p.profile, p.title INTO v_author, v_author_profile, v_title
        FROM ecom_data.community_post AS p
        WHERE p.id = p_topic AND p.topic_id IS NULL AND p.hidden_at IS NULL AND p.removed_at IS NULL
        FOR UPDATE;
        IF v_author IS NULL THEN
            CALL ecom_data.refuse('not_found', p_topic);
        END IF;
        SELECT t.last_at, t.reply_count INTO v_last_at, v_replies FROM ecom_data.public_topic AS t WHERE t.id = p_topic FOR UPDATE;
        IF v_replies >= 1000 THEN
            CALL ecom_data.refuse('conversation_full', p_topic);
        END IF;
        IF ecom_data.is_blocked(v_author, p_account) THEN
            CALL ecom_data.refuse('blocked_by_recipient', 'content');
        END IF;
    END IF;
    CALL ecom_data.check_text('content', p_content, 1, 4000, 1);
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.community_post AS p
    WHERE p.account_id = p_account AND p.written_at > v_now - INTERVAL 1 HOUR
    FOR UPDATE;
    IF v_count >= ecom_data.setting_number('posts_per_hour') THEN
        CALL ecom_data.refuse('too_many_messages', v_count);
    END IF;
    INSERT INTO ecom_data.community_post (kind, topic_id, account_id, profile, title, content, written_at)
    VALUES (
        IF(p_topic IS NULL, 'topic', 'reply'), p_topic, p_account, p_profile, IF(p_topic IS NULL, TRIM(p_title), ''), TRIM(p_content),
        v_now
    );
    SET v_id = LAST_INSERT_ID();
    CALL ecom_data.refresh_post(v_id);
    IF v_author <> p_account AND (v_replies = 0 OR v_last_at < v_now - INTERVAL 10 MINUTE) THEN
        CALL ecom_data.notify(v_author, v_author_profile, 'community_reply', JSON_OBJECT(
            'topic_id', p_topic + 0, 'title', v_title, 'name', ecom_data.public_name(p_account, p_profile),
            'words', LEFT(TRIM(p_content), 120)
        ));
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
