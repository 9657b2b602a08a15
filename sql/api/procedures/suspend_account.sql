-- Suspends an account: nobody can sign in with it, its open sessions end at once, its products leave the catalogue. For
-- administrators with full privilege on accounts. Safe to repeat with the same key. Answers {version}.
-- Refusals: not_found, own_account, last_administrator, account_state, changed_meanwhile, text_missing, text_too_long,
-- text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.suspend_account(
    IN p_key VARCHAR(64), IN p_account BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_suspend_account(v_account, p_key, p_account, p_version, p_reason) INTO v_answer;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = p_account;
    CALL ecom_data.run(CONCAT('ALTER USER ', v_user, '@''%'' ACCOUNT LOCK'));
    CALL ecom_data.stop_sessions(v_user);
    CALL ecom_data.stop_sessions(v_user);
    SELECT v_answer AS answer;
END
