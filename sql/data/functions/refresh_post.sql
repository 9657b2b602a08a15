-- Makes the public copy of a post on the community board what it must be now: the topic or the reply is written when it is neither
-- hidden nor removed and otherwise taken away, a topic with all its replies; the topic's count and last time follow. The topic is
-- locked by whoever calls. For deeds that write, hide, show or remove a post.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_post(IN p_post BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_topic BIGINT UNSIGNED;
    DECLARE v_is_there TINYINT;
    DECLARE v_count INT UNSIGNED;
    DECLARE v_last_at DATETIME(6);
    SELECT COALESCE(p.topic_id, p.id) INTO v_topic FROM ecom_data.community_post AS p WHERE p.id = p_post;
    SELECT p.hidden_at IS NULL AND p.removed_at IS NULL INTO v_is_there
    FROM ecom_data.community_post AS p
    WHERE p.id = v_topic
    FOR UPDATE;
    IF v_topic = p_post OR v_is_there = 0 THEN
        DELETE FROM ecom_data.public_reply WHERE topic_id = v_topic;
        DELETE FROM ecom_data.public_topic WHERE id = v_topic;
        INSERT INTO ecom_data.public_topic (id, author_name, author_kind, title, content, written_at, last_at)
        SELECT p.id, ecom_data.public_name(p.account_id, p.profile), p.profile, p.title, p.content, p.written_at, p.written_at
        FROM ecom_data.community_post AS p
        WHERE p.id = v_topic AND v_is_there = 1;
        INSERT INTO ecom_data.public_reply (id, topic_id, author_name, author_kind, content, written_at)
        SELECT p.id, p.topic_id, ecom_data.public_name(p.account_id, p.profile), p.profile, p.content, p.written_at
        FROM ecom_data.community_post AS p
        WHERE p.topic_id = v_topic AND p.hidden_at IS NULL AND p.removed_at IS NULL AND v_is_there = 1
        FOR UPDATE;
    ELSE
        DELETE FROM ecom_data.public_reply WHERE id = p_post;
        INSERT INTO ecom_data.public_reply (id, topic_id, author_name, author_kind, content, written_at)
        SELECT p.id, p.topic_id, ecom_data.public_name(p.account_id, p.profile), p.profile, p.content, p.written_at
        FROM ecom_data.community_post AS p
        WHERE p.id = p_post AND p.hidden_at IS NULL AND p.removed_at IS NULL;
    END IF;
    SELECT COUNT(*), MAX(r.written_at) INTO v_count, v_last_at
    FROM ecom_data.public_reply AS r
    WHERE r.topic_id = v_topic
    FOR UPDATE;
    UPDATE ecom_data.public_topic AS t
    SET t.reply_count = v_count, t.last_at = COALESCE(v_last_at, t.written_at)
    WHERE t.id = v_topic;
END
