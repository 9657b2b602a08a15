-- A job of the tick: compares up to 20 products that were put on the shelf with wants and saved searches, each on its own.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.match_listings()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_told INT UNSIGNED;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_told = 0;
    SELECT COALESCE(JSON_ARRAYAGG(d.product_id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT m.product_id FROM ecom_data.match_due AS m GROUP BY m.product_id ORDER BY MIN(m.id) LIMIT 20
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.match_listing(v_id) INTO v_told;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
