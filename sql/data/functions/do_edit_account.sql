-- The deed of edit_account. Whoever writes the e-mail address of an administrator could have the password mailed to them:
-- it takes full privilege on permissions. No code to anybody's password goes to an address written here before its owner proved it,
-- and the address that was is told.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_account(
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
    DECLARE v_email VARCHAR(254);
    DECLARE v_language VARCHAR(8);
    DECLARE v_name VARCHAR(32);
    DECLARE v_before VARCHAR(254);
    DECLARE v_queued TINYINT;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'edit_account', JSON_ARRAY(p_id, p_version, p_changes));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_changes(p_changes, 'email,language');
    SELECT a.version, a.status, a.email, a.email, a.language, a.login_name
    INTO v_version, v_status, v_email, v_before, v_language, v_name
    FROM ecom_data.account AS a
    WHERE a.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF v_status NOT IN ('active', 'suspended') THEN
        CALL ecom_data.refuse('account_state', v_status);
    END IF;
    IF ecom_data.has_change(p_changes, 'email') AND p_id <> p_caller
        AND EXISTS (SELECT 1 FROM ecom_data.administrator AS m WHERE m.account_id = p_id)
        AND COALESCE(JSON_UNQUOTE(JSON_EXTRACT(ecom_data.access_of(p_caller), '$.permissions')), '') <> 'full' THEN
        CALL ecom_data.refuse('not_allowed', p_id);
    END IF;
    IF ecom_data.has_change(p_changes, 'email') THEN
        SET v_text = ecom_data.change_text(p_changes, 'email');
        CALL ecom_data.check_text('email', v_text, 0, 254, 0);
        SET v_text = IF(CHAR_LENGTH(TRIM(v_text)) > 0, LOWER(TRIM(v_text)), NULL);
        IF v_text IS NOT NULL AND v_text NOT REGEXP '^[!-?A-~]+@[!-?A-~]+[.][!-\\-/-?A-~]+\\z' THEN
            CALL ecom_data.refuse('email_invalid', 'email');
        END IF;
        IF EXISTS (SELECT 1 FROM ecom_data.account AS a WHERE a.email = v_text AND a.id <> p_id FOR UPDATE) THEN
            CALL ecom_data.refuse('email_taken', 'email');
        END IF;
        SET v_old = JSON_SET(v_old, '$.email', v_email);
        SET v_email = v_text;
        SET v_new = JSON_SET(v_new, '$.email', v_email);
    END IF;
    IF ecom_data.has_change(p_changes, 'language') THEN
        SET v_text = ecom_data.change_text(p_changes, 'language');
        CALL ecom_data.check_choice('language', v_text, 'en,zh_CN');
        SET v_old = JSON_SET(v_old, '$.language', v_language);
        SET v_language = v_text;
        SET v_new = JSON_SET(v_new, '$.language', v_language);
    END IF;
    UPDATE ecom_data.account AS a
    SET
        a.email_verified_at = IF(a.email <=> v_email, a.email_verified_at, NULL),
        a.email_is_owners = IF(a.email <=> v_email, a.email_is_owners, 0),
        a.email = v_email,
        a.language = v_language,
        a.version = a.version + 1
    WHERE a.id = p_id;
    IF NOT v_before <=> v_email THEN
        CALL ecom_data.send_mail(v_before, 'email_changed', v_language, JSON_OBJECT('login_name', v_name));
        SET v_queued = ecom_data.queue_email_code(p_id);
    END IF;
    CALL ecom_data.audit(p_caller, 'edit_account', 'account', p_id, v_old, v_new);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
