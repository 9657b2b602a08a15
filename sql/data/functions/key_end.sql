-- Keeps the answer of a write under its key and gives it back.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.key_end(p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_answer JSON)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin DEFAULT p_key;
    UPDATE ecom_data.idempotency_key AS k
    SET k.answer = p_answer
    WHERE k.account_id = p_account AND k.request_key = v_key;
    RETURN p_answer;
END
