-- Puts an account into a group. Into one of administrators: an account that was none becomes one, named as its profile. Into
-- one of customers or vendors: out of the one it was in before; its open sessions end, because they go on in the old role.
-- For administrators with full privilege on permissions. Safe to repeat with the same key. Answers {members} or {moved}.
-- Refusals: not_found (group, or login_name when no such active account is there), profile_missing, own_account (nobody moves themselves).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.add_member(
    IN p_key VARCHAR(64), IN p_group BIGINT UNSIGNED, IN p_login_name VARCHAR(255)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_add_member(v_account, p_key, p_group, p_login_name) INTO v_answer;
    CALL ecom_data.apply_access_to(v_answer);
    SELECT v_answer AS answer;
END
