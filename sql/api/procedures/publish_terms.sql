-- Publishes a new version of the terms of use, in both languages: everybody accepts it at their next sign-in and writes nothing
-- before. `p_version` is the newest one seen. For administrators with full privilege on terms. Safe to repeat with the same key.
-- Answers {version}. Refusals: changed_meanwhile, text_missing, text_too_long, text_unprintable (text_en, text_zh).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.publish_terms(
    IN p_key VARCHAR(64), IN p_version INT UNSIGNED, IN p_text_en MEDIUMTEXT, IN p_text_zh MEDIUMTEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_publish_terms(v_account, p_key, p_version, p_text_en, p_text_zh) INTO v_answer;
    SELECT v_answer AS answer;
END
