-- Pays what the shop that calls owes for its membership, and opens its shelf again. Answers {paid}, in yuan.
-- Refusals: key_missing, key_used_for_something_else, fee_not_covered (what is missing).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.pay_membership(IN p_key VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_pay_membership(v_account, v_vendor, p_key) INTO v_answer;
    SELECT v_answer AS answer;
END
