-- A job of the tick: erases the identity documents of applications that were decided longer ago than the days of the setting
-- `documents_kept_days`, and the name in them, at most 200 a call. That they were there stays written down.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.erase_documents()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_before DATETIME(6);
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_done TINYINT;
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_done = 0;
    SET v_before = ecom_data.utc_now() - INTERVAL CAST(ecom_data.setting_number('documents_kept_days') AS UNSIGNED) DAY;
    SELECT COALESCE(JSON_ARRAYAGG(d.id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT a.id
        FROM ecom_data.shop_application AS a
        WHERE a.documents_erased_at IS NULL AND a.decided_at <= v_before
        ORDER BY a.decided_at
        LIMIT 200
    ) AS d;
    OPEN due;
    WHILE v_left > 0 DO
        FETCH due INTO v_id;
        SELECT ecom_data.erase_documents_of(v_id) INTO v_done;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE due;
END
