-- Puts a product of the vendor who calls on sale for p_days, or gives one that is on sale so many days more. p_fee is the fee the
-- vendor was shown, in yuan; it comes from the starting grant first, then from the wallet. For a shop the days do not count.
-- What was sold elsewhere, or whose days are over, is a new listing of today.
-- Answers {id, version, status}.
-- Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, wrong_state, choice_unknown (days that are
-- not offered), number_out_of_range (more than a year from now), fee_changed (the fee now), fee_not_covered (what is
-- missing), credit_too_low, publishing_balance_too_low, membership_unpaid, plan_missing, slots_full.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.publish_product(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_days DECIMAL(20, 6), IN p_fee DECIMAL(20, 6)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_publish_product(v_account, v_vendor, p_key, p_id, p_version, p_days, p_fee) INTO v_answer;
    SELECT v_answer AS answer;
END
