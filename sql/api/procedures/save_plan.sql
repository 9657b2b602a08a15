-- Makes a membership plan (p_id NULL) or edits one (p_version is the one that was seen). The price is yuan a month, the discount per
-- cent of fees and advertising. A new price counts from the next charge. For administrators with full privilege on finance.
-- Answers {id, version}.
-- Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, text_missing, text_too_long,
-- text_unprintable, name_taken (name), number_out_of_range (slots, discount), amount_out_of_range (monthly_price), shelf_too_full (a shop with this
-- plan has more on its shelf: how many).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_plan(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_name TEXT, IN p_slots DECIMAL(20, 6),
    IN p_monthly_price DECIMAL(20, 6), IN p_discount DECIMAL(20, 6), IN p_is_offered TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_save_plan(
        v_account, p_key, p_id, p_version, p_name, p_slots, p_monthly_price, p_discount, p_is_offered
    )
    INTO v_answer;
    SELECT v_answer AS answer;
END
