-- Whom the account that calls has blocked, the last first: id, name, profile, blocked_at. At most 500.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_blocked()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        b.blocked_id AS id,
        ecom_data.name_of(b.blocked_id, b.blocked_profile) AS name,
        b.blocked_profile AS profile,
        b.blocked_at
    FROM ecom_data.account_block AS b
    WHERE b.account_id = v_account
    ORDER BY b.blocked_at DESC, b.blocked_id DESC
    LIMIT 500;
END
