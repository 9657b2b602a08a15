-- Approves or refuses an application to be a shop; `p_decision` is `approve` or `refuse`. Approving needs the on-site check, a refusal a
-- reason, which the applicant reads. For administrators with full privilege on approvals. Answers {id, status, version}.
-- Refusals: key_missing, key_used_for_something_else, not_found, own_request, request_is_closed, changed_meanwhile,
-- choice_unknown, check_missing, account_state (the seller is suspended or closed), shelf_too_full (how many products are on
-- the shelf, more than the plan has places), text_missing, text_too_long, text_unprintable (reason).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.decide_application(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_decision VARCHAR(16), IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_decide_application(v_account, p_key, p_id, p_version, p_decision, p_reason) INTO v_answer;
    SELECT v_answer AS answer;
END
