-- Gives the shop that calls another plan from now on. p_fee is what it was shown to pay now, in yuan: the difference to what was
-- charged for the running month, nothing for a cheaper plan. Answers {plan_id, paid}.
-- Refusals: key_missing, key_used_for_something_else, not_a_shop, choice_unknown (plan), membership_unpaid (the yuan),
-- slots_full (more stands on the shelf than the plan has slots), fee_changed (the price now), fee_not_covered (what is missing).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.change_plan(
    IN p_key VARCHAR(64), IN p_plan_id BIGINT UNSIGNED, IN p_fee DECIMAL(20, 6)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_change_plan(v_account, v_vendor, p_key, p_plan_id, p_fee) INTO v_answer;
    SELECT v_answer AS answer;
END
