-- Changes the price of a line of the fee schedule and whether it is offered (p_version is the one that was seen), or adds days of a
-- listing (p_id NULL). Prices are yuan. For administrators with full privilege on finance. Answers {id, version}.
-- Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, number_out_of_range (days),
-- name_taken (days that stand there), amount_out_of_range (price), choice_unknown (is_offered: the last line stays offered).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_fee(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_days DECIMAL(20, 6), IN p_fee DECIMAL(20, 6),
    IN p_is_offered TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_save_fee(v_account, p_key, p_id, p_version, p_days, p_fee, p_is_offered) INTO v_answer;
    SELECT v_answer AS answer;
END
