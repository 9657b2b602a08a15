-- Makes the shop that calls an individual seller again. What is on its shelf stays there to the end of the month. Answers
-- {shelf_until}, UTC.
-- Refusals: key_missing, key_used_for_something_else, not_a_shop, membership_unpaid (the yuan).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.give_up_shop(IN p_key VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_give_up_shop(v_account, v_vendor, p_key) INTO v_answer;
    SELECT v_answer AS answer;
END
