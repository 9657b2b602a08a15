-- Gives an account its two wallets, once.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.make_profile_wallets(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
INSERT INTO ecom_data.wallet (account_id, kind, balance)
VALUES (p_account, 'cash', 0), (p_account, 'grant', 0)
ON DUPLICATE KEY UPDATE account_id = p_account
