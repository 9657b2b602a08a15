-- The deed of hide_post and show_post. The author is told of hiding and why.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_hide_post(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_hide TINYINT, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_hidden_at DATETIME(6);
    DECLARE v_author BIGINT UNSIGNED;
    DECLARE v_profile VARCHAR(16);
    DECLARE v_words VARCHAR(120);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'hide_post', JSON_ARRAY(p_id, p_version, p_hide, p_reason));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, p_hide, 500, 1);
    SELECT p.version, p.hidden_at, p.account_id, p.profile, LEFT(IF(p.topic_id IS NULL, p.title, p.content), 120)
    INTO v_version, v_hidden_at, v_author, v_profile, v_words
    FROM ecom_data.community_post AS p
    WHERE p.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    UPDATE ecom_data.community_post AS p
    SET
        p.hidden_at = IF(p_hide, ecom_data.utc_now(), NULL), p.hidden_reason = TRIM(COALESCE(p_reason, '')),
        p.version = p.version + 1
    WHERE p.id = p_id;
    CALL ecom_data.refresh_post(p_id);
    CALL ecom_data.audit(
        p_caller, IF(p_hide, 'hide_post', 'show_post'), 'community_post', p_id, JSON_OBJECT('hidden', v_hidden_at IS NOT NULL),
        JSON_OBJECT('hidden', p_hide <> 0, 'reason', TRIM(COALESCE(p_reason, '')))
    );
    IF p_hide = 1 AND v_hidden_at IS NULL THEN
        CALL ecom_data.notify(
            v_author, v_profile, 'post_hidden', JSON_OBJECT('words', v_words, 'reason', TRIM(COALESCE(p_reason, '')))
        );
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
