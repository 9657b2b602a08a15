-- Gives somebody who forgot their password a one-time password, and ends their open sessions. For administrators with full
-- privilege on accounts; where the account is an administrator's, also full on permissions: else anybody who resets could become
-- an owner. Answers one row, among its columns `generated password`, which is kept nowhere: repeating it gives another one.
-- Refusals: not_found, own_account, account_state, not_allowed, changed_meanwhile.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.reset_password(
    IN p_key VARCHAR(64), IN p_account BIGINT UNSIGNED, IN p_version INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_reset_password(v_account, p_key, p_account, p_version) INTO v_answer;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = p_account AND a.status = 'active';
    IF v_user IS NULL THEN
        CALL ecom_data.refuse('account_state', p_account);
    END IF;
    CALL ecom_data.stop_sessions(v_user);
    CALL ecom_data.stop_sessions(v_user);
    CALL ecom_data.give_one_time_password(v_user);
END
