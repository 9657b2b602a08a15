-- Changes fields of a customer (`p_version` is the one that was seen): `p_changes` is a JSON object with `name` and
-- `contact_number`, or one of them. Written down with old and new values. Answers {version}. Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile,
-- field_unknown, choice_unknown, text_unprintable,
-- text_missing, text_too_long, phone_invalid, account_state (closed). For administrators who may write customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.edit_customer(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_changes LONGTEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_edit_customer(v_account, p_key, p_id, p_version, p_changes) INTO v_answer;
    SELECT v_answer AS answer;
END
