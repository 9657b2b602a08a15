-- The deed of save_query. An account keeps at most 100.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_query(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_subject TEXT, p_name TEXT,
    p_shared TINYINT, p_query LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED DEFAULT 1;
    DECLARE v_subject VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_held VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'save_query', JSON_ARRAY(p_id, p_version, p_subject, p_name, p_shared, p_query)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    IF COALESCE(p_subject, '') NOT REGEXP '^[a-z_]{1,48}\\z' THEN
        CALL ecom_data.refuse('not_allowed', 'subject');
    END IF;
    SET v_subject = p_subject;
    IF JSON_EXTRACT(ecom_data.access_of(p_account), CONCAT('$.', p_subject)) IS NULL THEN
        CALL ecom_data.refuse('not_allowed', 'subject');
    END IF;
    CALL ecom_data.check_text('query', p_query, 0, 16000, 1);
    IF ecom_data.json_kind(p_query) = '' THEN
        CALL ecom_data.refuse('choice_unknown', 'query');
    END IF;
    SELECT a.id INTO p_account FROM ecom_data.administrator AS m
    INNER JOIN ecom_data.account AS a ON m.account_id = a.id
    WHERE m.account_id = p_account
    FOR UPDATE;
    IF p_id IS NULL THEN
        IF (SELECT COUNT(*) FROM ecom_data.saved_query AS q WHERE q.account_id = p_account FOR UPDATE) >= 100 THEN
            CALL ecom_data.refuse('list_full', 'queries');
        END IF;
        INSERT INTO ecom_data.saved_query (account_id, subject, name, shared, query, saved_at)
        VALUES (p_account, v_subject, TRIM(p_name), COALESCE(p_shared, 0) <> 0, p_query, ecom_data.utc_now());
        SET p_id = LAST_INSERT_ID();
    ELSE
        SET v_version = NULL;
        SELECT q.version, q.subject INTO v_version, v_held
        FROM ecom_data.saved_query AS q
        WHERE q.id = p_id AND q.account_id = p_account
        FOR UPDATE;
        IF v_version IS NULL OR NOT v_held <=> v_subject THEN
            CALL ecom_data.refuse('not_found', p_id);
        END IF;
        IF NOT v_version <=> p_version THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
        SET v_version = v_version + 1;
        UPDATE ecom_data.saved_query AS q
        SET
            q.name = TRIM(p_name),
            q.shared = COALESCE(p_shared, 0) <> 0,
            q.query = p_query,
            q.version = v_version,
            q.saved_at = ecom_data.utc_now()
        WHERE q.id = p_id;
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 0));
END
