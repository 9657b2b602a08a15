-- The deed of save_vendor_profile.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_save_vendor_profile(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_version INT UNSIGNED, p_name TEXT,
    p_description TEXT, p_contact_number TEXT, p_contact_is_published TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'save_vendor_profile',
        JSON_ARRAY(p_version, p_name, p_description, p_contact_number, p_contact_is_published)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('name', p_name, 1, 80, 0);
    CALL ecom_data.check_text('description', p_description, 0, 2000, 1);
    CALL ecom_data.check_phone('contact_number', p_contact_number, p_contact_is_published = 1);
    SELECT v.version INTO v_version FROM ecom_data.vendor AS v WHERE v.id = p_vendor FOR UPDATE;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', NULL);
    END IF;
    UPDATE ecom_data.vendor AS v
    SET
        v.name = TRIM(p_name),
        v.description = COALESCE(p_description, ''),
        v.contact_number = NULLIF(TRIM(p_contact_number), ''),
        v.contact_is_published = COALESCE(p_contact_is_published, 0) = 1,
        v.version = v.version + 1
    WHERE v.id = p_vendor;
    CALL ecom_data.refresh_vendor_listings(p_vendor);
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('version', p_version + 1));
END
