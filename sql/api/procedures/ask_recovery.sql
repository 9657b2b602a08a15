-- Asks for a code to a forgotten password, by login name or e-mail address. Anyone may call it, and the answer is the same whether
-- or not there is such an account: {}. The code goes by mail to the account's address; it is the password of a recovery account
-- (see recover). Refusals: mail_is_off, too_many_recoveries, maintenance, text_missing, text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_recovery(IN p_login_name VARCHAR(255))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_done TINYINT;
    CALL ecom_data.enter_as_guest();
    SELECT ecom_data.do_ask_recovery(p_login_name, SUBSTRING_INDEX(USER(), '@', -1)) INTO v_done;
    SELECT JSON_OBJECT() AS answer;
END
