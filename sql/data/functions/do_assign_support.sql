-- The deed of assign_support.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_assign_support(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_login_name TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_old BIGINT UNSIGNED;
    DECLARE v_new BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'assign_support', JSON_ARRAY(p_id, p_version, p_login_name));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('login_name', p_login_name, 0, 64, 0);
    SELECT s.version, s.assigned_to INTO v_version, v_old
    FROM ecom_data.support_conversation AS s
    WHERE s.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF p_login_name IS NOT NULL THEN
        SELECT MIN(a.id) INTO v_new
        FROM ecom_data.account AS a
        INNER JOIN ecom_data.administrator AS m ON a.id = m.account_id
        INNER JOIN ecom_data.group_member AS g ON a.id = g.account_id
        INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
        WHERE a.login_name = TRIM(p_login_name) AND a.status = 'active' AND x.module = 'support' AND x.privilege IN ('write', 'full');
        IF v_new IS NULL THEN
            CALL ecom_data.refuse('recipient_unknown', 'login_name');
        END IF;
    END IF;
    UPDATE ecom_data.support_conversation AS s SET s.assigned_to = v_new, s.version = s.version + 1 WHERE s.id = p_id;
    CALL ecom_data.audit(
        p_caller, 'assign_support', 'support_conversation', p_id, JSON_OBJECT(
            'assigned_to', v_old, 'assigned_to_name', (SELECT a.login_name FROM ecom_data.account AS a WHERE a.id = v_old)
        ),
        JSON_OBJECT(
            'assigned_to', v_new, 'assigned_to_name', (SELECT a.login_name FROM ecom_data.account AS a WHERE a.id = v_new)
        )
    );
    IF v_new <> p_caller THEN
        CALL ecom_data.notify(
            v_new, 'administrator', 'support_assigned',
            (
                SELECT JSON_OBJECT('conversation_id', s.id, 'number', s.number, 'subject', s.subject)
                FROM ecom_data.support_conversation AS s
                WHERE s.id = p_id
            )
        );
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
