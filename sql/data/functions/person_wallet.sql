-- The id of a person's wallet of a kind ('cash' or 'grant').
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.person_wallet(p_account BIGINT UNSIGNED, p_kind VARCHAR(16))
RETURNS BIGINT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT w.id FROM ecom_data.wallet AS w WHERE w.account_id = p_account AND w.kind = p_kind)
