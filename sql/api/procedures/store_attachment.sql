-- Stores a private picture for the member who calls: JPEG, PNG or WebP, at most 2 MB and 4096 pixels a side, with a thumbnail of at
-- most 60 KB. Nobody else sees it until a deed gives it to what it belongs to; left alone it is removed after a day. Answers {id}.
-- Refusals: picture_unreadable, picture_too_large, attachment_quota_full (the quota in megabytes).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.store_attachment(
    IN p_key VARCHAR(64), IN p_media_type TEXT, IN p_width INT, IN p_height INT, IN p_content LONGBLOB, IN p_thumbnail LONGBLOB
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_store_attachment(v_account, p_key, p_media_type, p_width, p_height, p_content, p_thumbnail) INTO v_answer;
    SELECT v_answer AS answer;
END
