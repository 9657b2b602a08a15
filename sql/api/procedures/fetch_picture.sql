-- One picture: a row media_type, width, height, content; none when there is no such picture. Public.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.fetch_picture(IN p_id VARCHAR(255))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    CALL ecom_data.enter_as_guest();
    SELECT p.media_type, p.width, p.height, p.content
    FROM ecom_data.picture AS p
    WHERE p.id = CONVERT(p_id USING ascii);
END
