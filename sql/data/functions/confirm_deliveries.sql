-- A job of the tick: confirms deliveries that are on their way longer than the setting `delivery_confirms_after_days`, each
-- on its own, at most 200 a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.confirm_deliveries()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_before DATETIME(6);
    DECLARE v_moved JSON;
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_done TINYINT;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET v_done = 0;
    SET v_before = ecom_data.utc_now() - INTERVAL ecom_data.setting_number('delivery_confirms_after_days') DAY;
    SELECT COALESCE(JSON_ARRAYAGG(d.id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT o.id
        FROM ecom_data.orders AS o
        WHERE o.status = 'shipped' AND o.shipped_at <= v_before
        ORDER BY o.shipped_at, o.id
        LIMIT 200
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.move_order(v_id, 'received', 'system', NULL, '') INTO v_moved;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
