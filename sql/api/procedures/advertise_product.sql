-- Gives a product on sale of the vendor who calls the better place for p_days more (1 to 30, at most 90 ahead). p_fee is what the
-- vendor was shown, in yuan, and comes from the wallet. Answers {id, version}.
-- Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, not_on_sale, number_out_of_range (days),
-- choice_unknown (advertising is not offered), fee_changed (the fee now), fee_not_covered (what is missing).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.advertise_product(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_days DECIMAL(20, 6), IN p_fee DECIMAL(20, 6)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_advertise_product(v_account, v_vendor, p_key, p_id, p_version, p_days, p_fee) INTO v_answer;
    SELECT v_answer AS answer;
END
