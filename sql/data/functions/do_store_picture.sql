-- The deed of store_picture. The vendor's row is locked so that two uploads at once cannot both pass the quota.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_store_picture(
    p_vendor BIGINT UNSIGNED, p_id TEXT, p_media_type TEXT, p_width INT, p_height INT, p_content LONGBLOB, p_thumbnail LONGBLOB
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_bytes BIGINT UNSIGNED DEFAULT COALESCE(LENGTH(p_content), 0) + COALESCE(LENGTH(p_thumbnail), 0);
    DECLARE v_used BIGINT UNSIGNED;
    IF p_content IS NULL OR ecom_data.picture_kind(p_content) = '' OR ecom_data.picture_kind(p_content) <> p_media_type
        OR p_thumbnail IS NULL OR ecom_data.picture_kind(p_thumbnail) = '' THEN
        CALL ecom_data.refuse('picture_unreadable', 'picture');
    END IF;
    IF LENGTH(p_content) > 2097152 OR LENGTH(p_thumbnail) > 61440
        OR p_width IS NULL OR p_width NOT BETWEEN 1 AND 4096 OR p_height IS NULL OR p_height NOT BETWEEN 1 AND 4096 THEN
        CALL ecom_data.refuse('picture_too_large', 'picture');
    END IF;
    IF p_id IS NULL OR SHA2(p_content, 256) <> p_id THEN
        CALL ecom_data.refuse('picture_unreadable', 'id');
    END IF;
    SET v_id = SHA2(p_content, 256);
    SELECT v.id INTO p_vendor FROM ecom_data.vendor AS v WHERE v.id = p_vendor FOR UPDATE;
    IF NOT EXISTS (SELECT 1 FROM ecom_data.picture_owner AS o WHERE o.vendor_id = p_vendor AND o.picture_id = v_id FOR UPDATE) THEN
        SELECT COALESCE(SUM(o.bytes), 0) INTO v_used FROM ecom_data.picture_owner AS o WHERE o.vendor_id = p_vendor FOR UPDATE;
        IF v_used + v_bytes > ecom_data.setting_number('picture_quota_megabytes') * 1048576 THEN
            CALL ecom_data.refuse('picture_quota_full', ecom_data.setting_number('picture_quota_megabytes'));
        END IF;
        INSERT INTO ecom_data.picture (id, media_type, width, height, content, thumbnail, created_at)
        VALUES (v_id, p_media_type, p_width, p_height, p_content, p_thumbnail, v_now)
        ON DUPLICATE KEY UPDATE id = v_id;
        INSERT INTO ecom_data.picture_owner (vendor_id, picture_id, bytes, stored_at) VALUES (p_vendor, v_id, v_bytes, v_now);
    END IF;
    RETURN JSON_OBJECT('id', v_id);
END
