-- Asks for money out of the wallet, which is set aside at once. `p_bank_reference` is what the administrator
-- finds the payment by. Answers {id, number}.
-- Refusals: amount_out_of_range (0.01 to 1,000,000 yuan), text_missing, text_too_long, text_unprintable, too_many_requests,
-- balance_too_low, debt_open (yuan), profile_missing.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_withdrawal(
    IN p_key VARCHAR(64), IN p_amount DECIMAL(20, 6), IN p_bank_reference TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_ask_withdrawal(v_account, p_key, p_amount, p_bank_reference) INTO v_answer;
    SELECT v_answer AS answer;
END
