-- Closes the account that calls, for good: nobody signs in with it any more, what it sells leaves the shop, and after 30 days
-- nothing tells who it was (anonymise_closed). Safe to repeat with the same key while the connection lives. Answers {}.
-- Refusals: orders_open (their number), balance_left (yuan), requests_open, debt_open (yuan), last_administrator.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.close_account(IN p_key VARCHAR(64))
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT ecom_data.do_close_account(v_account, p_key) INTO v_answer;
    SELECT a.mysql_user INTO v_user FROM ecom_data.account AS a WHERE a.id = v_account;
    CALL ecom_data.run(CONCAT('ALTER USER ', v_user, '@''%'' ACCOUNT LOCK'));
    SELECT v_answer AS answer;
END
