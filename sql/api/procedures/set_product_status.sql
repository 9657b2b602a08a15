-- Puts a product of the vendor who calls on sale, takes it off the shelf, marks it sold elsewhere or makes it a draft again.
-- Put back within the days paid for, it keeps the date it was listed on: to list it anew, publish_product.
-- Answers {id, version, status}.
-- Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, choice_unknown, wrong_state (an
-- administrator removed it, or it is reserved), credit_too_low, debt_open, publishing_balance_too_low.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_product_status(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_status TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_set_product_status(v_account, v_vendor, p_key, p_id, p_version, p_status) INTO v_answer;
    SELECT v_answer AS answer;
END
