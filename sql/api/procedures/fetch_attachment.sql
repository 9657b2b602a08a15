-- One private picture: a row media_type, width, height, content; none when there is no such picture or it is not for the
-- member who calls.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.fetch_attachment(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_may TINYINT;
    CALL ecom_data.enter('member', v_account, v_profile);
    SET v_may = ecom_data.may_see_attachment(v_account, p_id);
    SELECT f.media_type, f.width, f.height, f.content
    FROM ecom_data.attachment AS f
    WHERE f.id = p_id AND v_may = 1;
END
