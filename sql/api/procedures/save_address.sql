-- Writes an address of the customer who calls: a new one where `p_id` is NULL, otherwise the one it names, as long as its
-- version is still `p_version`. The first address is the default one. Answers {id, version}.
-- Refusals: too_many_addresses, text_missing, text_too_long, text_unprintable, phone_invalid, not_found, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_address(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_recipient TEXT, IN p_phone TEXT,
    IN p_region TEXT, IN p_street TEXT, IN p_make_default TINYINT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_profile);
    SELECT ecom_data.do_save_address(
        v_account, v_profile, p_key, p_id, p_version, p_recipient, p_phone, p_region, p_street, p_make_default
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
