-- Removes a group; administrators lose what it gave them at once. One of customers or vendors must be empty, and those everybody who
-- buys or sells belongs to stay. For administrators with full privilege on permissions. Safe to repeat with the same key.
-- Answers {members} or {dropped}. Refusals: not_found, owners_stay, group_stays, group_not_empty, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_group(
    IN p_key VARCHAR(64), IN p_group BIGINT UNSIGNED, IN p_version INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_remove_group(v_account, p_key, p_group, p_version) INTO v_answer;
    CALL ecom_data.apply_access_to(v_answer);
    SELECT v_answer AS answer;
END
