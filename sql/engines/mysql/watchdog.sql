-- MySQL: ends what a hostile or forgotten session of a person or a guest holds: statements that run longer than 20 seconds,
-- transactions left idle for 10 seconds or open for 30, locks by name, which nothing of ours takes, and prepared statements by
-- the hundred, which would use up the server's for everybody. Called by an event every 3 seconds; safe to
-- repeat. Nothing here is read from information_schema.innodb_trx or .processlist: while anybody runs a statement with an
-- emoji in it, every reading of them fails. Sessions of the owner's accounts (any MySQL account that is no person's) and of the server itself are left alone;
-- a guest may call itself anything, so a name alone proves nothing: the account behind it must fit its host too, and the
-- server's own threads have no host. (No guest can be called `ecom_definer`: that name is locked at every host.)
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
        FROM performance_schema.processlist AS p
        LEFT JOIN performance_schema.threads AS w ON p.id = w.processlist_id
        LEFT JOIN performance_schema.events_transactions_current AS t ON w.thread_id = t.thread_id AND t.state = 'ACTIVE'
        WHERE
            p.command NOT IN ('Daemon', 'Connect', 'Binlog Dump', 'Binlog Dump GTID', 'Killed')
            AND p.user <> 'ecom_definer'
            AND NOT (p.user IN ('system user', 'unauthenticated user') AND COALESCE(p.host, '') IN ('', 'connecting host'))
            AND (
                (p.command <> 'Sleep' AND p.time > 20)
                OR (p.command = 'Sleep' AND p.time >= 10 AND t.state IS NOT NULL)
                OR t.timer_wait > 30 * 1000000000000
                OR EXISTS (
                    SELECT 1
                    FROM performance_schema.metadata_locks AS l
                    INNER JOIN performance_schema.threads AS h ON l.owner_thread_id = h.thread_id
                    WHERE l.object_type = 'USER LEVEL LOCK' AND h.processlist_id = p.id
                )
                OR (
                    SELECT COUNT(*)
                    FROM performance_schema.prepared_statements_instances AS s
                    INNER JOIN performance_schema.threads AS h ON s.owner_thread_id = h.thread_id
                    WHERE h.processlist_id = p.id
                ) > 200
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
