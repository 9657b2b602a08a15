-- MariaDB: ends what a hostile or forgotten session of a person or a guest holds: statements that run longer than 20 seconds,
-- transactions left idle for 10 seconds or open for 30. Called by an event every 3 seconds; safe to
-- repeat. Sessions of the owner's accounts (any MySQL account that is no person's) and of the server itself are left alone;
-- a guest may call itself anything, so a name alone proves nothing: the account behind it must fit its host too, and the
-- server's own threads have no host. (No guest can be called `ecom_definer`: that name is locked at every host.)
-- A session inside a procedure shows under the definer's name here: what runs in there is bounded by the procedures. Locks by
-- name cannot be seen without a plug-in; nothing of ours takes any.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.watchdog()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE guilty CURSOR FOR
    SELECT g.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS g;
    DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET v_id = NULL;
    SET SESSION time_zone = 'SYSTEM';
    SELECT COALESCE(JSON_ARRAYAGG(g.id), '[]'), COUNT(*) INTO v_ids, v_left
    FROM (
        SELECT DISTINCT p.id
        FROM information_schema.processlist AS p
        LEFT JOIN information_schema.innodb_trx AS t ON p.id = t.trx_mysql_thread_id
        WHERE
            p.command NOT IN ('Daemon', 'Connect', 'Binlog Dump', 'Binlog Dump GTID', 'Killed')
            AND p.user <> 'ecom_definer'
            AND NOT (p.user IN ('system user', 'unauthenticated user') AND COALESCE(p.host, '') IN ('', 'connecting host'))
            AND (
                (p.command <> 'Sleep' AND p.time > 20)
                OR (p.command = 'Sleep' AND p.time >= 10 AND t.trx_id IS NOT NULL)
                OR TIMESTAMPDIFF(SECOND, t.trx_started, NOW()) > 30
            )
            AND NOT EXISTS (
                SELECT 1
                FROM mysql.user AS u
                WHERE
                    CONVERT(u.user USING utf8mb4) COLLATE utf8mb4_bin = CONVERT(p.user USING utf8mb4) COLLATE utf8mb4_bin
                    AND u.user <> '' AND u.user NOT REGEXP '^[ru][0-9a-f]{31}$'
                    AND (
                        u.host LIKE '%/%'
                        OR CONVERT(SUBSTRING_INDEX(p.host, ':', 1) USING utf8mb4) COLLATE utf8mb4_bin
                        LIKE CONVERT(u.host USING utf8mb4) COLLATE utf8mb4_bin
                    )
            )
    ) AS g;
    OPEN guilty;
    WHILE v_left > 0 DO
        FETCH guilty INTO v_id;
        KILL CONNECTION v_id;
        SET v_left = v_left - 1;
    END WHILE;
    CLOSE guilty;
    UPDATE ecom_data.scheduled_work AS j SET j.last_run_at = ecom_data.utc_now() WHERE j.name = 'watchdog';
END
