-- Tells what the customer who calls lost or found. Safe to repeat with the same key. Answers {id}.
-- Refusals: text_missing, text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.tell_lost_item(IN p_key VARCHAR(64), IN p_what TEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_tell_lost_item(v_account, v_customer, p_key, p_what) INTO v_answer;
    SELECT v_answer AS answer;
END
