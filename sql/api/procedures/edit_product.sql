-- Changes fields of a product (`p_version` is the one that was seen): `p_changes` is a JSON object with any of `name`,
-- `description`, `price`, `special_price` (null: none), `category_id`, `item_condition` and `campus`. The public catalogue
-- follows at once. Written down with old and new values. Answers {version}. Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile,
-- field_unknown, choice_unknown, text_unprintable,
-- text_missing, text_too_long, amount_out_of_range, special_price_not_lower. For administrators who may write products.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.edit_product(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_changes LONGTEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_edit_product(v_account, p_key, p_id, p_version, p_changes) INTO v_answer;
    SELECT v_answer AS answer;
END
