-- Suspends an account: nobody can sign in with it, every door refuses its open sessions with the reason at once, they end
-- three seconds later (an open window asks for news within that time, and so can say why it closes; an administrator, who reads
-- views without a door, has no such time), its products leave the catalogue. For administrators with full privilege on accounts. Safe to repeat with the same key. Answers {version}.
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
    DECLARE v_status VARCHAR(16);
    CALL ecom_data.enter('administrator', v_account, v_administrator);
    SELECT ecom_data.do_suspend_account(v_account, p_key, p_account, p_version, p_reason) INTO v_answer;
    SELECT a.mysql_user, a.status INTO v_user, v_status FROM ecom_data.account AS a WHERE a.id = p_account;
    IF v_status = 'suspended' THEN -- not when an old call is repeated after somebody reinstated the account
        CALL ecom_data.run(CONCAT('ALTER USER ', v_user, '@''%'' ACCOUNT LOCK'));
        IF
            ecom_data.has_sessions(v_user)
            AND NOT EXISTS (SELECT 1 FROM ecom_data.administrator AS m WHERE m.account_id = p_account)
        THEN
            DO SLEEP(3);
        END IF;
        CALL ecom_data.stop_sessions(v_user);
        CALL ecom_data.stop_sessions(v_user);
    END IF;
    SELECT v_answer AS answer;
END
