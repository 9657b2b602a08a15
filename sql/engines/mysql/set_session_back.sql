-- MySQL: undoes what a caller may have done to their session before calling: ends what they left open and
-- sets back every session variable that reaches into definer code. Order matters: a completion type
-- would disconnect at the ROLLBACK. `insert_id` has no value that means none, so a set one is used up by an insert: into a
-- temporary table, and, because a set 0 cannot be told from none, one that is rolled back into a table of its own (0.1 ms;
-- otherwise a caller could give the row of their choice the id 0, which lists that begin after 0 never show).
-- Fails with 1399 inside an XA transaction, with nothing done.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.set_session_back()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    SET SESSION completion_type = 0;
    ROLLBACK;
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
    SET SESSION
        autocommit = 1,
        max_error_count = 64,
        sort_buffer_size = DEFAULT,
        join_buffer_size = DEFAULT,
        tmp_table_size = DEFAULT,
        max_heap_table_size = DEFAULT,
        optimizer_switch = DEFAULT,
        optimizer_search_depth = DEFAULT,
        max_execution_time = DEFAULT,
        last_insert_id = 0,
        foreign_key_checks = 1,
        unique_checks = 1,
        timestamp = DEFAULT,
        time_zone = '+00:00',
        lc_time_names = 'en_US',
        div_precision_increment = 4,
        group_concat_max_len = 16777216,
        max_sort_length = 1024,
        block_encryption_mode = DEFAULT,
        cte_max_recursion_depth = DEFAULT,
        sql_auto_is_null = 0,
        sql_safe_updates = 0,
        sql_big_selects = 1,
        max_join_size = DEFAULT,
        rand_seed1 = 1,
        rand_seed2 = 1,
        default_storage_engine = InnoDB,
        default_tmp_storage_engine = InnoDB,
        internal_tmp_mem_storage_engine = DEFAULT,
        require_row_format = 0,
        innodb_lock_wait_timeout = DEFAULT,
        lock_wait_timeout = 30,
        auto_increment_increment = DEFAULT,
        auto_increment_offset = DEFAULT,
        profiling = 0;
    IF @@SESSION.insert_id <> 0 THEN
        DROP TEMPORARY TABLE IF EXISTS ecom_data.used_up;
        CREATE TEMPORARY TABLE ecom_data.used_up (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY) ENGINE = InnoDB;
        INSERT INTO ecom_data.used_up VALUES (NULL);
        DROP TEMPORARY TABLE ecom_data.used_up;
    ELSE
        START TRANSACTION READ WRITE;
        INSERT INTO ecom_data.spent_id VALUES (NULL);
        ROLLBACK;
    END IF;
END
