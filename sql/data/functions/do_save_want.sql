-- The deed of save_want. A customer has at most 30 open wants. Saving one that is over opens it again.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_want(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED,
    p_name TEXT, p_description TEXT, p_price DECIMAL(20, 6), p_quantity DECIMAL(20, 6), p_days DECIMAL(20, 6)
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED DEFAULT 1;
    DECLARE v_status VARCHAR(16);
    DECLARE v_count INT UNSIGNED;
    DECLARE v_terms LONGTEXT;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'save_want', JSON_ARRAY(p_id, p_version, p_name, p_description, p_price, p_quantity, p_days)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 120, 0);
    CALL ecom_data.check_text('description', p_description, 0, 2000, 1);
    CALL ecom_data.check_price('price', COALESCE(p_price, 0));
    IF p_quantity IS NULL OR p_quantity <> FLOOR(p_quantity) OR p_quantity NOT BETWEEN 1 AND 9999 THEN
        CALL ecom_data.refuse('number_out_of_range', 'quantity');
    END IF;
    IF p_days IS NULL OR p_days <> FLOOR(p_days) OR p_days NOT BETWEEN 1 AND 90 THEN
        CALL ecom_data.refuse('number_out_of_range', 'days');
    END IF;
    SELECT c.id INTO p_customer FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    IF p_id IS NOT NULL THEN
        SELECT MAX(w.version), MAX(w.status) INTO v_version, v_status
        FROM ecom_data.want AS w
        WHERE w.id = p_id AND w.customer_id = p_customer
        FOR UPDATE;
        IF v_version IS NULL THEN
            CALL ecom_data.refuse('not_found', p_id);
        END IF;
        IF NOT v_version <=> p_version THEN
            CALL ecom_data.refuse('changed_meanwhile', p_id);
        END IF;
        IF v_status = 'hidden' THEN
            CALL ecom_data.refuse('want_closed', p_id);
        END IF;
        SET v_version = v_version + 1;
    END IF;
    SELECT COUNT(*) INTO v_count
    FROM ecom_data.want AS w
    WHERE w.customer_id = p_customer AND w.status = 'open' AND NOT w.id <=> p_id
    FOR UPDATE;
    IF v_count >= 30 THEN
        CALL ecom_data.refuse('too_many_wants', NULL);
    END IF;
    SET v_terms = ecom_data.search_terms(CONCAT_WS(' ', p_name, p_description));
    IF p_id IS NULL THEN
        INSERT INTO ecom_data.want (customer_id, name, description, price, quantity, posted_at, expires_at, search_terms)
        VALUES (
            p_customer, TRIM(p_name), TRIM(COALESCE(p_description, '')), p_price, p_quantity, v_now, v_now + INTERVAL p_days DAY, v_terms
        );
        SET p_id = LAST_INSERT_ID();
    ELSE
        UPDATE ecom_data.want AS w
        SET
            w.name = TRIM(p_name),
            w.description = TRIM(COALESCE(p_description, '')),
            w.price = p_price,
            w.quantity = p_quantity,
            w.posted_at = IF(w.status = 'open', w.posted_at, v_now),
            w.expires_at = v_now + INTERVAL p_days DAY,
            w.status = 'open',
            w.search_terms = v_terms,
            w.version = v_version
        WHERE w.id = p_id;
    END IF;
    SET v_count = ecom_data.watch_terms('want', p_id, p_name);
    UPDATE ecom_data.want AS w SET w.term_count = v_count WHERE w.id = p_id;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 0));
END
