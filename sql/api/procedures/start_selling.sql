-- Gives the account that calls a vendor profile as an individual seller; the same account again gets the same answer.
-- Answers {vendor_id}.
-- Refusals: text_missing, text_too_long, text_unprintable, phone_invalid, email_invalid, email_taken, terms_not_accepted.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.start_selling(
    IN p_name TEXT, IN p_description TEXT, IN p_contact_number TEXT, IN p_email TEXT, IN p_terms_version INT UNSIGNED, IN p_language TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('opening', v_account, v_none);
    SELECT ecom_data.do_start_selling(v_account, p_name, p_description, p_contact_number, p_email, p_terms_version, p_language)
    INTO v_answer;
    CALL ecom_data.grant_role(v_account, 'ecom_vendor');
    SELECT v_answer AS answer;
END
