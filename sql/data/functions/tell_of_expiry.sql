-- A job of the tick: tells vendors of listings that leave the shelf within the days of the setting `expiry_warning_days`, once for
-- each expiry, at most 200 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.tell_of_expiry()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_soon DATETIME(6) DEFAULT v_now + INTERVAL CAST(ecom_data.setting_number('expiry_warning_days') AS UNSIGNED) DAY;
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_done TINYINT;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_done = 0;
    SELECT COALESCE(JSON_ARRAYAGG(d.id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT p.id
        FROM ecom_data.product AS p
        WHERE p.status = 'on_sale' AND p.expires_at > v_now AND p.expires_at <= v_soon AND NOT p.expiry_told <=> p.expires_at
        ORDER BY p.expires_at, p.id
        LIMIT 200
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.tell_of_one_expiry(v_id) INTO v_done;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
