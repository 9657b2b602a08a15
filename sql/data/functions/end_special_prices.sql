-- A job of the tick: shows the ordinary price again where a special one has ended, and takes back the better place of
-- listings whose advertising has ended, each on its own, at most 200 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.end_special_prices()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6);
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_done TINYINT;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_done = 0;
    SET v_now = ecom_data.utc_now();
    SELECT COALESCE(JSON_ARRAYAGG(d.id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        (SELECT l.product_id AS id FROM ecom_data.listing AS l WHERE l.is_special = 1 AND l.special_until <= v_now LIMIT 100)
        UNION
        (
            SELECT l.product_id AS id
            FROM ecom_data.listing AS l
            INNER JOIN ecom_data.product AS p ON l.product_id = p.id
            WHERE l.is_advertised = 1 AND p.advertised_until <= v_now
            LIMIT 100
        )
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.renew_listing(v_id) INTO v_done;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
