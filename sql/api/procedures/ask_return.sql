-- The customer asks to return items of a received order (`p_kind` return), or for money back while the goods stay (refund).
-- `p_items` is JSON: [{item_id, quantity}], `p_attachments` a JSON array of at most 6 stored pictures, or NULL. The vendor answers. Answers {id, order_id, number, status, version}. For customers.
-- Refusals: not_found, wrong_state, return_too_late (the days), order_request_open, nothing_to_return, duplicate_line,
-- quantity_out_of_range, list_too_long, choice_unknown, text_missing, text_too_long, text_unprintable (reason), picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.ask_return(
    IN p_key VARCHAR(64), IN p_order_id BIGINT UNSIGNED, IN p_kind TEXT, IN p_items LONGTEXT, IN p_reason TEXT,
    IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_ask_return(v_account, v_customer, p_key, p_order_id, p_kind, p_items, p_reason, p_attachments) INTO v_answer;
    SELECT v_answer AS answer;
END
