-- The deed of publish_terms. Whoever publishes terms accepts them by that.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_publish_terms(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_version INT UNSIGNED, p_text_en MEDIUMTEXT, p_text_zh MEDIUMTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'publish_terms', JSON_ARRAY(p_version, p_text_en, p_text_zh));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT t.version INTO v_version FROM ecom_data.terms AS t ORDER BY t.version DESC LIMIT 1 FOR UPDATE;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', 'terms');
    END IF;
    CALL ecom_data.publish_terms(p_text_en, p_text_zh);
    SET v_version = v_version + 1;
    CALL ecom_data.keep_acceptance(p_caller, v_version);
    CALL ecom_data.audit(
        p_caller, 'publish_terms', 'terms', v_version, JSON_OBJECT('version', p_version + 0),
        JSON_OBJECT('version', v_version + 0, 'text_en', LEFT(p_text_en, 200), 'text_zh', LEFT(p_text_zh, 200))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 0));
END
