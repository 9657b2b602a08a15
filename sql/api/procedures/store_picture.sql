-- Stores a picture for the vendor who calls, named by the SHA-256 of its bytes: JPEG, PNG or WebP, at most 2 MB and 4096
-- pixels a side, with a thumbnail of at most 60 KB. Storing the same again changes nothing. Answers {id}.
-- Refusals: picture_unreadable, picture_too_large, picture_quota_full (the quota in megabytes).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.store_picture(
    IN p_id TEXT, IN p_media_type TEXT, IN p_width INT, IN p_height INT, IN p_content LONGBLOB, IN p_thumbnail LONGBLOB
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_store_picture(v_vendor, p_id, p_media_type, p_width, p_height, p_content, p_thumbnail) INTO v_answer;
    SELECT v_answer AS answer;
END
