-- The further categories of a product of the vendor who calls, beside its main one: `p_categories` is a JSON array of at most
-- five ids, in place of those there are (the main one is left out). The shop finds it by any of them at once.
-- Answers {id, version}. Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, choice_unknown and
-- list_too_long (further_categories). For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_product_categories(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_categories LONGTEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_set_product_categories(v_account, v_vendor, p_key, p_id, p_version, p_categories) INTO v_answer;
    SELECT v_answer AS answer;
END
