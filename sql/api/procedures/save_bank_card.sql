-- Keeps the bank and the bank card of a profile (`p_profile` customer or vendor) of the account that calls, the number encrypted; both
-- empty takes them away. Blanks and hyphens in the number do not count. Answers {bank, last4}. Saving the same again changes nothing, so
-- there is no key: a hash of the number would outlive the call.
-- Refusals: choice_unknown, profile_missing, cards_locked (no key is loaded), card_invalid (card), text_missing, text_too_long,
-- text_unprintable (bank, card).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_bank_card(IN p_profile VARCHAR(16), IN p_bank TEXT, IN p_card TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_card TEXT;
    DECLARE v_bank TEXT;
    DECLARE v_sealed VARBINARY(255);
    DECLARE v_last4 VARCHAR(4);
    DECLARE v_answer JSON;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    CALL ecom_data.check_choice('profile', p_profile, 'customer,vendor');
    CALL ecom_data.check_text('card', p_card, 0, 80, 0);
    SET v_card = REPLACE(REPLACE(COALESCE(p_card, ''), ' ', ''), '-', '');
    CALL ecom_data.check_text('bank', p_bank, CHAR_LENGTH(v_card) > 0, 80, 0);
    SET v_bank = TRIM(COALESCE(p_bank, ''));
    IF CHAR_LENGTH(v_card) > 0 THEN
        IF ecom_data.is_card_number(v_card) = 0 THEN
            CALL ecom_data.refuse('card_invalid', 'card');
        END IF;
        SET v_sealed = ecom_data.seal_card(1, CONCAT(p_profile, ' ', v_profile), v_card);
        SET v_last4 = RIGHT(v_card, 4);
    ELSEIF CHAR_LENGTH(v_bank) > 0 THEN
        CALL ecom_data.refuse('text_missing', 'card');
    ELSE
        SET v_bank = NULL;
    END IF;
    SELECT ecom_data.do_save_bank_card(p_profile, v_profile, v_bank, v_sealed, v_last4) INTO v_answer;
    SELECT v_answer AS answer;
END
