-- Sends the customer profile of the account that calls, which makes a half-open account active; a vendor begins to buy with
-- it. The same account again gets the same answer. Answers {customer_id}.
-- Refusals: text_missing, text_too_long, text_unprintable, phone_invalid, email_invalid, email_taken, terms_not_accepted.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.register_customer(
    IN p_name TEXT, IN p_contact_number TEXT, IN p_email TEXT, IN p_terms_version INT UNSIGNED, IN p_language TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('opening', v_account, v_none);
    SELECT ecom_data.do_register_customer(v_account, p_name, p_contact_number, p_email, p_terms_version, p_language) INTO v_answer;
    CALL ecom_data.grant_role(v_account, 'ecom_customer');
    SELECT v_answer AS answer;
END
