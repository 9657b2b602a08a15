-- Marks what a window of the account that calls was told as read, up to and with the id given. Answers {}.
-- Refusals: choice_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mark_notifications_read(
    IN p_profile VARCHAR(16), IN p_up_to_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter(
        IF(p_profile IN ('customer', 'vendor', 'administrator'), p_profile, 'member'), v_account, v_profile
    );
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor', 'administrator') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT ecom_data.do_mark_notifications_read(v_account, p_profile, p_up_to_id) INTO v_answer;
    SELECT v_answer AS answer;
END
