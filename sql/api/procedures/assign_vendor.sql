-- Makes an administrator responsible for a vendor; NULL makes nobody. For administrators who may write vendors. Safe to repeat with
-- the same key. Answers {version}. Refusals: not_found, changed_meanwhile, choice_unknown (administrator).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.assign_vendor(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_administrator BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_assign_vendor(v_account, p_key, p_id, p_version, p_administrator) INTO v_answer;
    SELECT v_answer AS answer;
END
