-- The deed of save_setting. Numbers are taken only as plain digits: what is kept is what the page shows.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_setting(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_name VARCHAR(48), p_version INT UNSIGNED, p_value TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_old VARCHAR(200);
    DECLARE v_version INT UNSIGNED;
    DECLARE v_least DECIMAL(14, 2);
    DECLARE v_most DECIMAL(14, 2);
    DECLARE v_value VARCHAR(200);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'save_setting', JSON_ARRAY(p_name, p_version, p_value));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT s.kind, s.value, s.version, s.minimum, s.maximum INTO v_kind, v_old, v_version, v_least, v_most
    FROM ecom_data.setting AS s
    WHERE s.name = p_name
    FOR UPDATE;
    IF v_kind IS NULL THEN
        CALL ecom_data.refuse('not_found', 'name');
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_name);
    END IF;
    CALL ecom_data.check_text('value', p_value, 1, 200, 0);
    SET v_value = TRIM(p_value);
    CASE v_kind
        WHEN 'yes_no' THEN
            IF v_value NOT IN ('yes', 'no') THEN
                CALL ecom_data.refuse('choice_unknown', 'value');
            END IF;
        WHEN 'whole' THEN
            IF v_value NOT REGEXP '^-?[0-9]{1,12}\\z' OR v_value + 0 NOT BETWEEN v_least AND v_most THEN
                CALL ecom_data.refuse('number_out_of_range', 'value');
            END IF;
        WHEN 'money' THEN
            IF v_value NOT REGEXP '^[0-9]{1,12}(\\.[0-9]{1,2})?\\z' OR v_value + 0 NOT BETWEEN v_least AND v_most THEN
                CALL ecom_data.refuse('amount_out_of_range', 'value');
            END IF;
        ELSE
            IF p_name = 'mail_sender' AND v_value NOT REGEXP '^[!-?A-~]+@[!-?A-~]+[.][!-\\-/-?A-~]+\\z' THEN
                CALL ecom_data.refuse('email_invalid', 'value');
            END IF;
    END CASE;
    UPDATE ecom_data.setting AS s SET s.value = v_value, s.version = s.version + 1 WHERE s.name = p_name;
    CALL ecom_data.audit(
        p_caller, 'save_setting', 'setting', NULL, JSON_OBJECT('name', p_name, 'value', v_old),
        JSON_OBJECT('name', p_name, 'value', v_value)
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
