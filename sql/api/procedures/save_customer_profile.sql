-- Writes the name and contact number of the customer who calls, as long as the profile's version is still `p_version`.
-- Orders keep the names they were placed under. Answers {version}.
-- Refusals: text_missing, text_too_long, text_unprintable, phone_invalid, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_customer_profile(
    IN p_key VARCHAR(64), IN p_version INT UNSIGNED, IN p_name TEXT, IN p_contact_number TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_profile);
    SELECT ecom_data.do_save_customer_profile(v_account, v_profile, p_key, p_version, p_name, p_contact_number) INTO v_answer;
    SELECT v_answer AS answer;
END
