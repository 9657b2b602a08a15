-- Confirms or refuses a top-up or withdrawal. A confirmed top-up goes from the bank into the wallet, a confirmed withdrawal
-- from what was set aside to the bank, a refused one back into the wallet. `p_decision` is `confirm` or `refuse`; a
-- refusal needs a note, which its asker reads. For administrators who may write wallet requests. Answers {id, status, version}.
-- Refusals: not_found, own_request, request_is_closed, changed_meanwhile, choice_unknown, text_missing, text_too_long,
-- text_unprintable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.decide_wallet_request(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_decision VARCHAR(16), IN p_note TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('administrator', v_account, v_profile);
    SELECT ecom_data.do_decide_wallet_request(v_account, p_key, p_id, p_version, p_decision, p_note) INTO v_answer;
    SELECT v_answer AS answer;
END
