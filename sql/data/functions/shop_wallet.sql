-- The id of the shop's own wallet of a kind ('bank', 'escrow', 'payable', 'income', 'promotion').
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.shop_wallet(p_kind VARCHAR(16))
RETURNS BIGINT UNSIGNED
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT MIN(w.id) FROM ecom_data.wallet AS w WHERE w.kind = p_kind AND w.account_id IS NULL)
