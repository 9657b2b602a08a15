-- The deed of recover: the mailed code is used up, and with it the address it went to counts as verified. Gives back the name of
-- the MySQL account that gets a one-time password, which no function may give.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_recover(p_user VARCHAR(255))
RETURNS CHAR(32) CHARACTER SET ascii
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_me CHAR(32) CHARACTER SET ascii COLLATE ascii_bin DEFAULT LEFT(p_user, 32);
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_email VARCHAR(254);
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_status VARCHAR(16);
    SELECT r.account_id, r.email INTO v_account, v_email
    FROM ecom_data.recovery AS r
    WHERE r.mysql_user = v_me AND r.used_at IS NULL AND r.expires_at > v_now
    FOR UPDATE;
    IF v_account IS NULL THEN
        CALL ecom_data.refuse('code_expired', 'code');
    END IF;
    SELECT a.mysql_user, a.status INTO v_user, v_status FROM ecom_data.account AS a WHERE a.id = v_account FOR UPDATE;
    IF v_status <> 'active' THEN
        CALL ecom_data.refuse('account_suspended', NULL);
    END IF;
    UPDATE ecom_data.recovery AS r SET r.used_at = v_now WHERE r.account_id = v_account;
    UPDATE ecom_data.account AS a
    SET a.email_verified_at = COALESCE(a.email_verified_at, v_now)
    WHERE a.id = v_account AND a.email = v_email;
    RETURN v_user;
END
