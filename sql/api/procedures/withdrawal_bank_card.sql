-- Where to transfer an open withdrawal: answers {name, bank, card} of its asker, the number whole, or nulls when none is kept; the audit log
-- keeps who looked. For administrators who may decide wallet requests.
-- Refusals: not_found, request_is_closed (decided, or a top-up), cards_locked (no key is loaded), card_unreadable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.withdrawal_bank_card(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_show_withdrawal_card(v_account, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
