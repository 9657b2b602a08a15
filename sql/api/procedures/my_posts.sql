-- What the account that calls wrote under a topic of the community board: the ids, the topic's own too when it is theirs, so that a
-- reader knows which they may remove.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_posts(IN p_topic_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT p.id
    FROM ecom_data.community_post AS p
    WHERE p.account_id = v_account AND (p.id = p_topic_id OR p.topic_id = p_topic_id) AND p.removed_at IS NULL
    ORDER BY p.id;
END
