-- A job of the tick: brings the listings of up to 500 products whose figures changed up to date, each on its own: one
-- that somebody holds locked waits for the next tick.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.fold_listings()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_done TINYINT;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_done = 0;
    SELECT COALESCE(JSON_ARRAYAGG(d.id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT f.product_id AS id FROM ecom_data.figures_due AS f GROUP BY f.product_id ORDER BY MIN(f.id) LIMIT 500
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.fold_listing(v_id) INTO v_done;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
