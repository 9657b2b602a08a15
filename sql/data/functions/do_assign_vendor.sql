-- The deed of assign_vendor.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_assign_vendor(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_administrator BIGINT UNSIGNED
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old BIGINT UNSIGNED;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_name VARCHAR(80);
    DECLARE v_account BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'assign_vendor', JSON_ARRAY(p_id, p_version, p_administrator));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT v.responsible_administrator_id, v.version, v.name INTO v_old, v_version, v_name
    FROM ecom_data.vendor AS v
    WHERE v.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF p_administrator IS NOT NULL THEN
        SELECT m.account_id INTO v_account
        FROM ecom_data.administrator AS m
        INNER JOIN ecom_data.account AS a ON m.account_id = a.id
        WHERE m.id = p_administrator AND a.status = 'active'
        FOR UPDATE;
        IF v_account IS NULL THEN
            CALL ecom_data.refuse('choice_unknown', 'administrator');
        END IF;
    END IF;
    UPDATE ecom_data.vendor AS v
    SET v.responsible_administrator_id = p_administrator, v.version = v.version + 1
    WHERE v.id = p_id;
    CALL ecom_data.audit(
        p_caller, 'assign_vendor', 'vendor', p_id, JSON_OBJECT(
            'responsible_administrator_id', v_old,
            'responsible_administrator', (SELECT m.name FROM ecom_data.administrator AS m WHERE m.id = v_old)
        ),
        JSON_OBJECT(
            'responsible_administrator_id', p_administrator,
            'responsible_administrator', (SELECT m.name FROM ecom_data.administrator AS m WHERE m.id = p_administrator)
        )
    );
    IF v_account IS NOT NULL AND v_account <> p_caller THEN
        CALL ecom_data.notify(
            v_account, 'administrator', 'vendor_assigned', JSON_OBJECT('vendor_id', p_id + 0, 'vendor_name', v_name)
        );
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
