-- Makes a category at the end of `p_parent`'s (NULL: of the uppermost), or renames and describes one (`p_category` given;
-- `p_parent` is not looked at then). For administrators who may write categories. Safe to repeat with the same key.
-- Answers {id, version}. Refusals: not_found, changed_meanwhile, name_taken (beside it), text_missing, text_too_long,
-- text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_category(
    IN p_key VARCHAR(64), IN p_category BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_parent BIGINT UNSIGNED,
    IN p_name TEXT, IN p_description TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_save_category(v_account, p_key, p_category, p_version, p_parent, p_name, p_description) INTO v_answer;
    SELECT v_answer AS answer;
END
