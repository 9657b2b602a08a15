-- Begins a write under the client's key: NULL when the key is new, the stored answer when the same content came
-- before, a refusal when other content did. A second call with the same key waits here for the first. Whoever has not accepted
-- the current terms of use writes nothing new (`terms_not_accepted`, the version) but what closes their account.
-- Example: SET v_answer = ecom_data.key_begin(p_account, p_key, 'place_orders', JSON_ARRAY(p_total, p_lines));
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.key_begin(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_deed VARCHAR(64), p_content LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_deed VARCHAR(64) CHARACTER SET ascii;
    DECLARE v_content CHAR(64) CHARACTER SET ascii;
    DECLARE v_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin; -- as the column: else every key of the account is read and locked
    DECLARE v_answer JSON;
    DECLARE v_terms INT UNSIGNED;
    IF p_key IS NULL OR p_key NOT REGEXP '^[0-9a-f-]{16,36}\\z' THEN
        CALL ecom_data.refuse('key_missing', NULL);
    END IF;
    SET v_key = p_key;
    INSERT INTO ecom_data.idempotency_key (account_id, request_key, deed, content, made_at)
    VALUES (p_account, v_key, p_deed, SHA2(COALESCE(p_content, ''), 256), ecom_data.utc_now())
    ON DUPLICATE KEY UPDATE account_id = p_account;
    SELECT k.deed, k.content, k.answer
    INTO v_deed, v_content, v_answer
    FROM ecom_data.idempotency_key AS k
    WHERE k.account_id = p_account AND k.request_key = v_key
    FOR UPDATE;
    IF v_deed <> p_deed OR v_content <> SHA2(COALESCE(p_content, ''), 256) THEN
        CALL ecom_data.refuse('key_used_for_something_else', NULL);
    END IF;
    IF v_answer IS NULL AND p_deed <> 'close_account' THEN
        SET v_terms = ecom_data.terms_due(p_account);
        IF v_terms IS NOT NULL THEN
            CALL ecom_data.refuse('terms_not_accepted', v_terms);
        END IF;
    END IF;
    RETURN v_answer;
END
