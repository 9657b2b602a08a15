-- Marks what the other side said about an order as read, up to and with the id given, as its customer or its vendor
-- (`p_profile`). Answers {}. Refusals: choice_unknown (profile), not_found.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.mark_post_sale_read(
    IN p_profile VARCHAR(16), IN p_order_id BIGINT UNSIGNED, IN p_up_to_id BIGINT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SELECT ecom_data.do_mark_post_sale_read(p_profile, v_profile, p_order_id, p_up_to_id) INTO v_answer;
    SELECT v_answer AS answer;
END
