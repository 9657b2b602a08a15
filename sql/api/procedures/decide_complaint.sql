-- Decides a complaint, or the appeal against another administrator's verdict: 'uphold' with a severity ('minor', 'serious', 'grave')
-- and, for a seller, a fine or none; or 'reject'. The settings say what a severity costs. Answers {id, status, deduction, fine,
-- version}. For administrators who have full privilege on complaints.
-- Refusals: choice_unknown (verdict, severity), text_missing, text_too_long, text_unprintable (content), not_found, own_complaint,
-- complaint_state, changed_meanwhile, same_administrator.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.decide_complaint(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_verdict VARCHAR(16), IN p_severity VARCHAR(16),
    IN p_with_fine TINYINT, IN p_content TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_decide_complaint(
        v_account, p_key, p_id, p_version, p_verdict, p_severity, p_with_fine, p_content
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
