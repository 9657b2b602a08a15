-- Tells an account something about one of its windows. The client words it from kind and detail.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.notify(
    IN p_account BIGINT UNSIGNED, IN p_profile VARCHAR(16), IN p_kind VARCHAR(40), IN p_detail JSON
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
INSERT INTO ecom_data.notification (account_id, profile, kind, detail, created_at)
VALUES (p_account, p_profile, p_kind, p_detail, ecom_data.utc_now())
