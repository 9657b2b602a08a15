-- Removes a category that is empty: nothing below it, and no product was ever in it. For administrators with full privilege on
-- categories. Safe to repeat with the same key. Answers {}. Refusals: not_found, changed_meanwhile, category_not_empty.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_category(
    IN p_key VARCHAR(64), IN p_category BIGINT UNSIGNED, IN p_version INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_remove_category(v_account, p_key, p_category, p_version) INTO v_answer;
    SELECT v_answer AS answer;
END
