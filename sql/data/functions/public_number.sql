-- A number people see (orders, requests): day of the shop, eight random base32 characters, a check
-- character. It is unique by chance and by the table's key, and tells no volume.
-- Rule of the check character: ecom_client/domain/public_number.py.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.public_number()
RETURNS CHAR(16) CHARACTER SET ascii
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_alphabet CHAR(32) CHARACTER SET ascii DEFAULT '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
    DECLARE v_random VARCHAR(16) CHARACTER SET ascii DEFAULT HEX(RANDOM_BYTES(8));
    DECLARE v_number VARCHAR(16) CHARACTER SET ascii DEFAULT DATE_FORMAT(ecom_data.shop_date(ecom_data.utc_now()), '%y%m%d');
    DECLARE v_sum INT UNSIGNED DEFAULT 0;
    DECLARE v_index TINYINT UNSIGNED DEFAULT 0;
    WHILE v_index < 8 DO
        SET v_number = CONCAT(
            v_number, SUBSTRING(v_alphabet, 1 + (CONV(SUBSTRING(v_random, 1 + 2 * v_index, 2), 16, 10) MOD 32), 1)
        );
        SET v_index = v_index + 1;
    END WHILE;
    SET v_index = 1;
    WHILE v_index <= 14 DO
        SET v_sum = v_sum + v_index * (LOCATE(SUBSTRING(v_number, v_index, 1), v_alphabet) - 1);
        SET v_index = v_index + 1;
    END WHILE;
    RETURN CONCAT(v_number, SUBSTRING(v_alphabet, 1 + v_sum MOD 31, 1));
END
