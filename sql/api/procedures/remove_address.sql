-- Takes an address out of the address book of the customer who calls; the oldest one left becomes the default where the
-- default one went. Answers {}. Refusals: not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_address(
    IN p_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_profile);
    SELECT ecom_data.do_remove_address(v_profile, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
