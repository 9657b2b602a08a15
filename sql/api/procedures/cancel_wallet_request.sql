-- Takes back a request of the account that calls that is not decided yet; what a withdrawal set aside comes back into the
-- wallet. Answers {id, status}. Refusals: not_found, request_is_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.cancel_wallet_request(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT ecom_data.do_cancel_wallet_request(v_account, p_key, p_id) INTO v_answer;
    SELECT v_answer AS answer;
END
