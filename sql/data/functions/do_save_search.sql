-- The deed of save_search. A customer keeps at most 30. What the server compares with is read out of the JSON here; what it does not
-- know it leaves to the client.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_search(
    p_account BIGINT UNSIGNED, p_customer BIGINT UNSIGNED, p_key VARCHAR(64), p_name TEXT, p_wanted LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_words TEXT;
    DECLARE v_categories LONGTEXT;
    DECLARE v_vendor DECIMAL(20, 0);
    DECLARE v_price_from DECIMAL(20, 6);
    DECLARE v_price_to DECIMAL(20, 6);
    DECLARE v_conditions LONGTEXT;
    DECLARE v_campus TEXT;
    DECLARE v_special TINYINT;
    DECLARE v_rating DECIMAL(20, 6);
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_count INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'save_search', JSON_ARRAY(p_name, p_wanted));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_text('wanted', p_wanted, 1, 8000, 1);
    IF ecom_data.json_kind(p_wanted) <> 'OBJECT' THEN
        CALL ecom_data.refuse('choice_unknown', 'wanted');
    END IF;
    SELECT w.words, w.vendor_id, w.price_from, w.price_to, w.campus, COALESCE(w.special_only, 0), w.minimum_rating
    INTO v_words, v_vendor, v_price_from, v_price_to, v_campus, v_special, v_rating
    FROM JSON_TABLE(p_wanted, '$' COLUMNS (
        words TEXT PATH '$.words' NULL ON EMPTY NULL ON ERROR,
        vendor_id DECIMAL(20, 0) PATH '$.vendor_id' NULL ON EMPTY NULL ON ERROR,
        price_from DECIMAL(20, 6) PATH '$.price_from' NULL ON EMPTY NULL ON ERROR,
        price_to DECIMAL(20, 6) PATH '$.price_to' NULL ON EMPTY NULL ON ERROR,
        campus TEXT PATH '$.campus' NULL ON EMPTY NULL ON ERROR,
        special_only TINYINT PATH '$.special_only' NULL ON EMPTY NULL ON ERROR,
        minimum_rating DECIMAL(20, 6) PATH '$.minimum_rating' NULL ON EMPTY NULL ON ERROR
    )) AS w;
    CALL ecom_data.check_text('words', v_words, 0, 200, 1);
    CALL ecom_data.check_text('campus', v_campus, 0, 80, 0);
    IF v_price_from NOT BETWEEN 0 AND 999999999 OR v_price_to NOT BETWEEN 0 AND 999999999 OR v_rating NOT BETWEEN 0 AND 5 THEN
        CALL ecom_data.refuse('number_out_of_range', 'wanted');
    END IF;
    SELECT GROUP_CONCAT(DISTINCT c.id), COUNT(*) INTO v_categories, v_count
    FROM JSON_TABLE(p_wanted, '$.category_ids[*]' COLUMNS (id BIGINT UNSIGNED PATH '$' NULL ON EMPTY NULL ON ERROR)) AS c;
    IF v_count > 500 THEN
        CALL ecom_data.refuse('list_too_long', 'wanted');
    END IF;
    SELECT GROUP_CONCAT(DISTINCT c.word) INTO v_conditions
    FROM JSON_TABLE(p_wanted, '$.conditions[*]' COLUMNS (word VARCHAR(16) PATH '$' NULL ON EMPTY NULL ON ERROR)) AS c
    WHERE c.word IN ('new', 'like_new', 'good', 'worn');
    SELECT c.id INTO p_customer FROM ecom_data.customer AS c WHERE c.id = p_customer FOR UPDATE;
    IF (SELECT COUNT(*) FROM ecom_data.saved_search AS s WHERE s.customer_id = p_customer FOR UPDATE) >= 30 THEN
        CALL ecom_data.refuse('too_many_searches', NULL);
    END IF;
    INSERT INTO ecom_data.saved_search (
        customer_id, name, wanted, category_ids, vendor_id, price_from, price_to, item_conditions, campus, special_only, minimum_rating,
        saved_at
    )
    VALUES (
        p_customer, TRIM(p_name), p_wanted, v_categories, IF(v_vendor BETWEEN 1 AND 9223372036854775807, v_vendor, NULL),
        v_price_from, v_price_to, v_conditions, TRIM(COALESCE(v_campus, '')), v_special <> 0, v_rating, ecom_data.utc_now()
    );
    SET v_id = LAST_INSERT_ID();
    SET v_count = ecom_data.watch_terms('search', v_id, v_words);
    UPDATE ecom_data.saved_search AS s SET s.term_count = v_count WHERE s.id = v_id;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
