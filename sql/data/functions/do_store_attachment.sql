-- The deed of store_attachment. The account's row is locked so that two uploads at once cannot both pass the quota.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_store_attachment(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_media_type TEXT, p_width INT, p_height INT, p_content LONGBLOB, p_thumbnail LONGBLOB
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_bytes BIGINT UNSIGNED DEFAULT COALESCE(LENGTH(p_content), 0) + COALESCE(LENGTH(p_thumbnail), 0);
    DECLARE v_used BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'store_attachment',
        JSON_ARRAY(p_media_type, p_width, p_height, SHA2(p_content, 256), SHA2(p_thumbnail, 256))
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_content IS NULL OR ecom_data.picture_kind(p_content) = '' OR NOT ecom_data.picture_kind(p_content) <=> p_media_type
        OR p_thumbnail IS NULL OR ecom_data.picture_kind(p_thumbnail) = '' THEN
        CALL ecom_data.refuse('picture_unreadable', 'picture');
    END IF;
    IF LENGTH(p_content) > 2097152 OR LENGTH(p_thumbnail) > 61440
        OR p_width IS NULL OR p_width NOT BETWEEN 1 AND 4096 OR p_height IS NULL OR p_height NOT BETWEEN 1 AND 4096 THEN
        CALL ecom_data.refuse('picture_too_large', 'picture');
    END IF;
    SELECT a.id INTO p_account FROM ecom_data.account AS a WHERE a.id = p_account FOR UPDATE;
    SELECT COALESCE(SUM(f.bytes), 0) INTO v_used FROM ecom_data.attachment AS f WHERE f.account_id = p_account FOR UPDATE;
    IF v_used + v_bytes > ecom_data.setting_number('attachment_quota_megabytes') * 1048576 THEN
        CALL ecom_data.refuse('attachment_quota_full', ecom_data.setting_number('attachment_quota_megabytes'));
    END IF;
    INSERT INTO ecom_data.attachment (account_id, media_type, width, height, bytes, content, thumbnail, stored_at)
    VALUES (p_account, p_media_type, p_width, p_height, v_bytes, p_content, p_thumbnail, ecom_data.utc_now());
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', LAST_INSERT_ID() + 0));
END
