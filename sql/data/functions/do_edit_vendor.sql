-- The deed of edit_vendor. Nobody suspends or reinstates what they sell themselves.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_vendor(
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
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_account_status VARCHAR(16);
    DECLARE v_status VARCHAR(16);
    DECLARE v_name VARCHAR(80);
    DECLARE v_description VARCHAR(2000);
    DECLARE v_contact_number VARCHAR(32);
    DECLARE v_contact_is_published TINYINT;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'edit_vendor', JSON_ARRAY(p_id, p_version, p_changes));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_changes(p_changes, 'name,description,contact_number,contact_is_published,status');
    SELECT v.version, v.name, v.description, v.contact_number, v.contact_is_published, v.status, v.account_id, a.status
    INTO v_version, v_name, v_description, v_contact_number, v_contact_is_published, v_status, v_account, v_account_status
    FROM ecom_data.vendor AS v
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    WHERE v.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF v_account_status = 'closed' OR v_status = 'closed' THEN
        CALL ecom_data.refuse('account_state', 'closed');
    END IF;
    IF ecom_data.has_change(p_changes, 'name') THEN
        SET v_text = ecom_data.change_text(p_changes, 'name');
        CALL ecom_data.check_text('name', v_text, 1, 80, 0);
        SET v_old = JSON_SET(v_old, '$.name', v_name);
        SET v_name = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.name', v_name);
    END IF;
    IF ecom_data.has_change(p_changes, 'description') THEN
        SET v_text = ecom_data.change_text(p_changes, 'description');
        CALL ecom_data.check_text('description', v_text, 0, 2000, 1);
        SET v_old = JSON_SET(v_old, '$.description', v_description);
        SET v_description = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.description', v_description);
    END IF;
    IF ecom_data.has_change(p_changes, 'contact_number') THEN
        SET v_text = ecom_data.change_text(p_changes, 'contact_number');
        CALL ecom_data.check_phone('contact_number', v_text, 0);
        SET v_old = JSON_SET(v_old, '$.contact_number', v_contact_number);
        SET v_contact_number = NULLIF(TRIM(v_text), '');
        SET v_new = JSON_SET(v_new, '$.contact_number', v_contact_number);
    END IF;
    IF ecom_data.has_change(p_changes, 'contact_is_published') THEN
        SET v_text = ecom_data.change_text(p_changes, 'contact_is_published');
        CALL ecom_data.check_choice('contact_is_published', v_text, '0,1,false,true');
        SET v_old = JSON_SET(v_old, '$.contact_is_published', v_contact_is_published + 0);
        SET v_contact_is_published = v_text IN ('1', 'true');
        SET v_new = JSON_SET(v_new, '$.contact_is_published', v_contact_is_published + 0);
    END IF;
    IF ecom_data.has_change(p_changes, 'status') THEN
        SET v_text = ecom_data.change_text(p_changes, 'status');
        CALL ecom_data.check_choice('status', v_text, 'active,suspended');
        IF v_account = p_caller THEN
            CALL ecom_data.refuse('own_account', p_id);
        END IF;
        SET v_old = JSON_SET(v_old, '$.status', v_status);
        SET v_status = v_text;
        SET v_new = JSON_SET(v_new, '$.status', v_status);
    END IF;
    CALL ecom_data.check_phone('contact_number', v_contact_number, v_contact_is_published);
    UPDATE ecom_data.vendor AS v
    SET
        v.name = v_name,
        v.description = v_description,
        v.contact_number = v_contact_number,
        v.contact_is_published = v_contact_is_published,
        v.status = v_status,
        v.version = v.version + 1
    WHERE v.id = p_id;
    CALL ecom_data.refresh_vendor_listings(p_id);
    CALL ecom_data.audit(p_caller, 'edit_vendor', 'vendor', p_id, v_old, v_new);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
