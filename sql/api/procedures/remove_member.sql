-- Takes an account out of a group; the last active owner stays. A customer or vendor is then in the group of all of them again, and
-- their open sessions end. For administrators with full privilege on permissions. Safe to repeat with the same key.
-- Answers {members} or {moved}. Refusals: not_found, last_administrator, own_account (nobody moves themselves).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.remove_member(
    IN p_key VARCHAR(64), IN p_group BIGINT UNSIGNED, IN p_account BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_remove_member(v_account, p_key, p_group, p_account) INTO v_answer;
    CALL ecom_data.apply_access_to(v_answer);
    SELECT v_answer AS answer;
END
