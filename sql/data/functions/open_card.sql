-- The card number sealed for the row of its owner with the key in a slot. Refusals: cards_locked (no key is loaded),
-- card_unreadable (another key, another owner's, or damaged).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.open_card(
    p_slot TINYINT UNSIGNED, p_owner VARCHAR(40) CHARACTER SET ascii, p_sealed VARBINARY(255)
)
RETURNS VARCHAR(19) CHARACTER SET ascii
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_secret VARBINARY(32) DEFAULT (SELECT MAX(k.secret) FROM ecom_data.card_key AS k WHERE k.slot = p_slot);
    DECLARE v_salt VARBINARY(16) DEFAULT SUBSTRING(p_sealed, 1, 16);
    DECLARE v_mark VARBINARY(16) DEFAULT SUBSTRING(p_sealed, 17, 16);
    DECLARE v_encrypted VARBINARY(64) DEFAULT SUBSTRING(p_sealed, 33, 64);
    DECLARE v_card VARCHAR(64) CHARACTER SET ascii;
    IF v_secret IS NULL THEN
        CALL ecom_data.refuse('cards_locked', NULL);
    END IF;
    IF v_mark = ecom_data.card_mark(v_secret, p_owner, v_salt, v_encrypted) THEN
        SET v_card = CONVERT(AES_DECRYPT(v_encrypted, UNHEX(SHA2(CONCAT(v_secret, 'encrypt', v_salt), 256))) USING ascii);
    END IF;
    IF v_card IS NULL OR ecom_data.is_card_number(v_card) = 0 THEN
        CALL ecom_data.refuse('card_unreadable', NULL);
    END IF;
    RETURN v_card;
END
