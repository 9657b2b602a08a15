-- The deed of edit_customer.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_customer(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_changes LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_text LONGTEXT;
    DECLARE v_old JSON DEFAULT '{}';
    DECLARE v_new JSON DEFAULT '{}';
    DECLARE v_status VARCHAR(16);
    DECLARE v_name VARCHAR(80);
    DECLARE v_contact_number VARCHAR(32);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'edit_customer', JSON_ARRAY(p_id, p_version, p_changes));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_changes(p_changes, 'name,contact_number');
    SELECT c.version, c.name, c.contact_number, a.status
    INTO v_version, v_name, v_contact_number, v_status
    FROM ecom_data.customer AS c
    INNER JOIN ecom_data.account AS a ON c.account_id = a.id
    WHERE c.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF v_status = 'closed' THEN
        CALL ecom_data.refuse('account_state', v_status);
    END IF;
    IF ecom_data.has_change(p_changes, 'name') THEN
        SET v_text = ecom_data.change_text(p_changes, 'name');
        CALL ecom_data.check_text('name', v_text, 1, 80, 0);
        SET v_old = JSON_SET(v_old, '$.name', v_name);
        SET v_name = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.name', v_name);
    END IF;
    IF ecom_data.has_change(p_changes, 'contact_number') THEN
        SET v_text = ecom_data.change_text(p_changes, 'contact_number');
        CALL ecom_data.check_phone('contact_number', v_text, 0);
        SET v_old = JSON_SET(v_old, '$.contact_number', v_contact_number);
        SET v_contact_number = NULLIF(TRIM(v_text), '');
        SET v_new = JSON_SET(v_new, '$.contact_number', v_contact_number);
    END IF;
    UPDATE ecom_data.customer AS c
    SET c.name = v_name, c.contact_number = v_contact_number, c.version = c.version + 1
    WHERE c.id = p_id;
    CALL ecom_data.audit(p_caller, 'edit_customer', 'customer', p_id, v_old, v_new);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
