-- The deed of verify_email. A wrong code must be counted though it is refused, and a refusal takes back all the deed did: so it
-- answers {refused: email_code_wrong}, which the door raises.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_verify_email(p_account BIGINT UNSIGNED, p_code VARCHAR(64))
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_email VARCHAR(254);
    DECLARE v_verified DATETIME(6);
    DECLARE v_sent_to VARCHAR(254);
    DECLARE v_hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin;
    DECLARE v_expires DATETIME(6);
    DECLARE v_tries INT UNSIGNED;
    SELECT a.email, a.email_verified_at INTO v_email, v_verified
    FROM ecom_data.account AS a
    WHERE a.id = p_account
    FOR UPDATE;
    IF v_verified IS NOT NULL THEN
        RETURN JSON_OBJECT('email', v_email);
    END IF;
    SELECT c.email, c.code_hash, c.expires_at, c.tries INTO v_sent_to, v_hash, v_expires, v_tries
    FROM ecom_data.email_code AS c
    WHERE c.account_id = p_account
    FOR UPDATE;
    IF v_hash IS NULL OR v_expires <= v_now OR NOT v_sent_to <=> v_email THEN
        CALL ecom_data.refuse('code_expired', 'code');
    END IF;
    IF v_tries >= 5 THEN
        CALL ecom_data.refuse('too_many_codes_tried', 'code');
    END IF;
    IF SHA2(CONCAT(p_account, ':', REGEXP_REPLACE(COALESCE(p_code, ''), '[^0-9]', '')), 256) <> v_hash THEN
        UPDATE ecom_data.email_code AS c SET c.tries = c.tries + 1 WHERE c.account_id = p_account;
        RETURN JSON_OBJECT('refused', 'email_code_wrong');
    END IF;
    UPDATE ecom_data.account AS a SET a.email_verified_at = v_now WHERE a.id = p_account;
    DELETE FROM ecom_data.email_code WHERE account_id = p_account;
    RETURN JSON_OBJECT('email', v_email);
END
