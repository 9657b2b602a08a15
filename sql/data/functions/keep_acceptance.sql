-- Writes down that an account accepted a version of the terms of use. The first time counts.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.keep_acceptance(IN p_account BIGINT UNSIGNED, IN p_version INT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    UPDATE ecom_data.account AS a
    SET a.terms_version = p_version, a.terms_accepted_at = v_now
    WHERE a.id = p_account AND NOT a.terms_version <=> p_version;
    INSERT INTO ecom_data.terms_acceptance (account_id, version, accepted_at)
    VALUES (p_account, p_version, v_now)
    ON DUPLICATE KEY UPDATE account_id = p_account;
END
