-- Moves a category with all below it under another one (`p_parent` NULL: to the uppermost), before the sibling `p_before` or at
-- the end. For administrators who may write categories. Safe to repeat with the same key. Answers {version}.
-- Refusals: not_found, changed_meanwhile, category_inside_itself, name_taken.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.move_category(
    IN p_key VARCHAR(64), IN p_category BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_parent BIGINT UNSIGNED,
    IN p_before BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_move_category(v_account, p_key, p_category, p_version, p_parent, p_before) INTO v_answer;
    SELECT v_answer AS answer;
END
