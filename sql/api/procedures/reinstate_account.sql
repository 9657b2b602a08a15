-- Ends the suspension of an account; its products on sale return to the catalogue. For administrators with full privilege
-- on accounts. Safe to repeat with the same key. Answers {version}.
-- Refusals: not_found, own_account, account_state, changed_meanwhile, text_missing, text_too_long, text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.reinstate_account(
    IN p_key VARCHAR(64), IN p_account BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_reason TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_administrator BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_status VARCHAR(16);
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_reinstate_account(v_account, p_key, p_account, p_version, p_reason) INTO v_answer;
    SELECT a.mysql_user, a.status INTO v_user, v_status FROM ecom_data.account AS a WHERE a.id = p_account;
    IF v_status = 'active' THEN -- not when an old call is repeated after somebody suspended the account again
        CALL ecom_data.run(CONCAT('ALTER USER ', v_user, '@''%'' ACCOUNT UNLOCK'));
    END IF;
    SELECT v_answer AS answer;
END
