-- Writes down what an administrator changed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.audit(
    IN p_account BIGINT UNSIGNED, IN p_action VARCHAR(64), IN p_subject VARCHAR(48), IN p_subject_id BIGINT UNSIGNED,
    IN p_old JSON, IN p_new JSON
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
INSERT INTO ecom_data.audit_log (account_id, action, subject, subject_id, old_values, new_values, happened_at)
VALUES (p_account, p_action, p_subject, p_subject_id, p_old, p_new, ecom_data.utc_now())
