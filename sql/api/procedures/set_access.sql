-- Sets what a group may do with a module of its role ('none', 'read', 'write', 'full'), given what the caller saw there; the MySQL
-- grants of its members, or of the role its members share, follow at once. For administrators with full privilege on permissions.
-- Safe to repeat with the same key. Answers {members, group}.
-- Refusals: not_found, owners_stay, changed_meanwhile, choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.set_access(
    IN p_key VARCHAR(64), IN p_group BIGINT UNSIGNED, IN p_module VARCHAR(48), IN p_seen VARCHAR(8), IN p_privilege VARCHAR(8)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_set_access(v_account, p_key, p_group, p_module, p_seen, p_privilege) INTO v_answer;
    CALL ecom_data.apply_access_to(v_answer);
    SELECT v_answer AS answer;
END
