-- Encrypts a card number for the row of its owner ('customer 7', 'vendor 9') with the key in a slot: salt, mark, ciphertext. Each
-- card has an AES key of its own, derived from the card key and the salt. Refusals: cards_locked (no key is loaded).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.seal_card(
    p_slot TINYINT UNSIGNED, p_owner VARCHAR(40) CHARACTER SET ascii, p_card VARCHAR(19) CHARACTER SET ascii
)
RETURNS VARBINARY(255)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_secret VARBINARY(32) DEFAULT (SELECT MAX(k.secret) FROM ecom_data.card_key AS k WHERE k.slot = p_slot);
    DECLARE v_salt VARBINARY(16) DEFAULT RANDOM_BYTES(16);
    DECLARE v_encrypted VARBINARY(64);
    IF v_secret IS NULL THEN
        CALL ecom_data.refuse('cards_locked', NULL);
    END IF;
    SET v_encrypted = AES_ENCRYPT(p_card, UNHEX(SHA2(CONCAT(v_secret, 'encrypt', v_salt), 256)));
    IF v_encrypted IS NULL THEN
        CALL ecom_data.refuse('cards_locked', NULL);
    END IF;
    RETURN CONCAT(v_salt, ecom_data.card_mark(v_secret, p_owner, v_salt, v_encrypted), v_encrypted);
END
