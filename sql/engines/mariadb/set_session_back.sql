-- MariaDB: undoes what a caller may have done to their session before calling: ends what they left open and
-- sets back every session variable that reaches into definer code. Order matters: without an error
-- list no handler fires, and a completion type would disconnect at the ROLLBACK.
-- Fails with 1399 inside an XA transaction, with nothing done.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.set_session_back()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    SET SESSION max_error_count = 64;
    SET SESSION completion_type = 0;
    ROLLBACK;
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE;
    SET SESSION
        autocommit = 1,
        sort_buffer_size = DEFAULT,
        join_buffer_size = DEFAULT,
        tmp_table_size = DEFAULT,
        max_heap_table_size = DEFAULT,
        max_session_mem_used = DEFAULT,
        max_statement_time = DEFAULT,
        optimizer_switch = DEFAULT,
        optimizer_search_depth = DEFAULT,
        insert_id = 0,
        last_insert_id = 0,
        foreign_key_checks = 1,
        unique_checks = 1,
        check_constraint_checks = 1,
        timestamp = DEFAULT,
        time_zone = '+00:00',
        lc_time_names = 'en_US',
        div_precision_increment = 4,
        group_concat_max_len = 16777216,
        default_regex_flags = '',
        max_sort_length = 1024,
        max_length_for_sort_data = 1024,
        system_versioning_asof = DEFAULT,
        max_recursive_iterations = DEFAULT,
        old_mode = DEFAULT,
        sql_if_exists = 0,
        sql_auto_is_null = 0,
        sql_safe_updates = 0,
        sql_big_selects = 1,
        max_join_size = DEFAULT,
        rand_seed1 = 1,
        rand_seed2 = 1,
        default_storage_engine = InnoDB,
        default_tmp_storage_engine = InnoDB,
        innodb_lock_wait_timeout = DEFAULT,
        lock_wait_timeout = 30,
        auto_increment_increment = DEFAULT,
        auto_increment_offset = DEFAULT,
        profiling = 0;
END
