-- Complains about the other side of an order, as its customer or vendor (`p_profile`), or as a customer about the vendor of a
-- product that is on sale: exactly one of p_order_id and p_product_id. Customers: fraud, not_as_described, not_shipped about an
-- order, fraud, empty_shelf about a product; vendors: fraud, abusive_buyer. `p_attachments` is a JSON array of one to six private
-- pictures, the evidence. Answers {id, number}.
-- Refusals: choice_unknown (profile, kind), text_missing, text_too_long, text_unprintable (content), not_found, own_complaint,
-- wrong_state, evidence_missing, list_too_long, picture_unknown (attachments), complaint_exists, too_many_complaints.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.file_complaint(
    IN p_key VARCHAR(64), IN p_profile VARCHAR(16), IN p_kind VARCHAR(24), IN p_order_id BIGINT UNSIGNED,
    IN p_product_id BIGINT UNSIGNED, IN p_content TEXT, IN p_attachments TEXT
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
    SELECT ecom_data.do_file_complaint(
        v_account, p_profile, v_profile, p_key, p_kind, p_order_id, p_product_id, p_content, p_attachments
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
