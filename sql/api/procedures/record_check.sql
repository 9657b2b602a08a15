-- Writes down that an applicant was visited: the day of the shop and what was seen. For administrators who may write approvals.
-- Answers {id, version}.
-- Refusals: key_missing, key_used_for_something_else, not_found, own_request, request_is_closed, changed_meanwhile,
-- date_out_of_range (on), text_missing, text_too_long, text_unprintable (note).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.record_check(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_on DATE, IN p_note TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_record_check(v_account, p_key, p_id, p_version, p_on, p_note) INTO v_answer;
    SELECT v_answer AS answer;
END
