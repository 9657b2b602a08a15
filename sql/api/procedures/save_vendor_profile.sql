-- Writes the name, description and contact number of the vendor who calls, and whether everybody may see that number, as
-- long as the profile's version is still `p_version`. The public listings follow at once. Answers {version}.
-- Refusals: text_missing, text_too_long, text_unprintable, phone_invalid, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_vendor_profile(
    IN p_key VARCHAR(64), IN p_version INT UNSIGNED, IN p_name TEXT, IN p_description TEXT, IN p_contact_number TEXT,
    IN p_contact_is_published TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_profile);
    SELECT ecom_data.do_save_vendor_profile(
        v_account, v_profile, p_key, p_version, p_name, p_description, p_contact_number, p_contact_is_published
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
