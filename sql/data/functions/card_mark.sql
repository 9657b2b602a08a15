-- What proves that an encrypted card is whole and belongs to this owner's row: the first 16 bytes of a keyed hash over owner, salt and
-- ciphertext.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.card_mark(
    p_secret VARBINARY(32), p_owner VARCHAR(40) CHARACTER SET ascii, p_salt VARBINARY(16), p_encrypted VARBINARY(64)
)
RETURNS VARBINARY(16)
DETERMINISTIC
NO SQL
SQL SECURITY DEFINER
RETURN LEFT(UNHEX(SHA2(CONCAT(
    p_secret, 'mark', UNHEX(SHA2(CONCAT(p_secret, 'mark', p_owner, ' ', p_salt, p_encrypted), 256))
), 256)), 16)
