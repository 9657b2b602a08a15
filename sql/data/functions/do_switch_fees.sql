-- The deed of switch_fees.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_switch_fees(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_seen TINYINT, p_on TINYINT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_old VARCHAR(200);
    DECLARE v_new VARCHAR(200) DEFAULT IF(p_on = 1, 'yes', 'no');
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'switch_fees', JSON_ARRAY(p_seen, p_on));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    IF p_on IS NULL OR p_on NOT IN (0, 1) THEN
        CALL ecom_data.refuse('choice_unknown', 'on');
    END IF;
    SELECT s.value INTO v_old FROM ecom_data.setting AS s WHERE s.name = 'fees_are_on' FOR UPDATE;
    IF NOT p_seen <=> (v_old = 'yes') THEN
        CALL ecom_data.refuse('changed_meanwhile', 'fees_are_on');
    END IF;
    IF v_old <> v_new THEN
        UPDATE ecom_data.setting AS s SET s.value = v_new, s.version = s.version + 1 WHERE s.name = 'fees_are_on';
        CALL ecom_data.audit(
            p_caller, 'switch_fees', 'setting', NULL, JSON_OBJECT('name', 'fees_are_on', 'value', v_old),
            JSON_OBJECT('name', 'fees_are_on', 'value', v_new)
        );
    END IF;
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('on', p_on + 0));
END
