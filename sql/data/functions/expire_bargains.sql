-- A job of the tick: ends bargains nobody answered, and agreed ones nobody bought by, whose stock comes back; each on its own, at
-- most 200 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.expire_bargains()
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
        SELECT b.id
        FROM ecom_data.bargain AS b
        WHERE b.status IN ('asked', 'countered', 'accepted') AND b.expires_at <= v_now
        ORDER BY b.expires_at, b.id
        LIMIT 200
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.expire_bargain(v_id) INTO v_done;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
