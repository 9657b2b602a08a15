-- Grants the badge of a student to the end of a day (p_decision granted, p_ends_on within six years), refuses it (refused) or
-- takes a granted one away (revoked), the latter two with a note the asker reads. Answers {id, version, status}. Refusals:
-- choice_unknown, text_missing, text_too_long, text_unprintable (note), date_out_of_range, not_found, own_request,
-- changed_meanwhile, badge_decided. For administrators with full privilege on students.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.decide_student_badge(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_decision TEXT, IN p_ends_on DATE,
    IN p_note TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_decide_student_badge(v_account, p_key, p_id, p_version, p_decision, p_ends_on, p_note) INTO v_answer;
    SELECT v_answer AS answer;
END
