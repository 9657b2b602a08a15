-- Sets the e-mail address of the account that calls; an empty one takes it away. A new address counts as not verified and
-- gets a code (verify_email).
-- Answers {email}. Refusals: text_too_long, text_unprintable, email_invalid, email_taken.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_email(
    IN p_email TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_set_email(v_account, p_email) INTO v_answer;
    SELECT v_answer AS answer;
END
