-- Opens an account under a login name. Anyone may call it. Answers one row with the one-time password in its column
-- `generated password`: its owner signs in with it, sets a password of their own and sends a profile
-- (register_customer, start_selling) within the minutes of the setting `half_open_minutes`.
-- Refusals: login_name_invalid, login_name_taken, too_many_openings, maintenance.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.open_account(IN p_login_name VARCHAR(255))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    CALL ecom_data.enter_as_guest();
    SELECT ecom_data.begin_opening(p_login_name, SUBSTRING_INDEX(USER(), '@', -1)) INTO v_user;
    CALL ecom_data.give_one_time_password(v_user);
END
