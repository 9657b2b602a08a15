-- Takes a product out of the shop for good, with a reason its vendor is told. Answers {version}. Refusals: key_missing,
-- key_used_for_something_else, not_found, changed_meanwhile, product_state, own_account, text_missing, text_too_long,
-- text_unprintable (reason). For administrators who may do everything with products.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_product(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_remove_product(v_account, p_key, p_id, p_version, 1, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
