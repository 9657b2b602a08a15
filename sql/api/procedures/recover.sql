-- Gives the account that a recovery account stands for a one-time password, ends its sessions, and uses up the code. Only
-- recovery accounts may call it: who calls has proved the code by signing in with it. Answers one row, among its columns `generated
-- password`. Refusals: code_expired, account_suspended, maintenance.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.recover()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    CALL ecom_data.enter_as_guest();
    SELECT ecom_data.do_recover(SUBSTRING(USER(), 1, CHAR_LENGTH(USER()) - LOCATE('@', REVERSE(USER())))) INTO v_user;
    CALL ecom_data.stop_sessions(v_user);
    CALL ecom_data.stop_sessions(v_user);
    CALL ecom_data.give_one_time_password(v_user);
END
