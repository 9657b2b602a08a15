-- Asks for the vendor who calls to become a shop with a plan. p_attachments is a JSON array of 1 to 6 ids of private pictures: the
-- identity documents. Kinds of document: identity_card, student_card, passport, licence. Answers {id, number}.
-- Refusals: key_missing, key_used_for_something_else, already_a_shop, application_open, choice_unknown (plan, document_kind),
-- slots_full (more stands on the shelf than the plan has places), text_missing, text_too_long, text_unprintable,
-- documents_missing, list_too_long, picture_unknown (attachments).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.apply_for_shop(
    IN p_key VARCHAR(64), IN p_plan_id BIGINT UNSIGNED, IN p_real_name TEXT, IN p_document_kind TEXT, IN p_note TEXT,
    IN p_attachments TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_apply_for_shop(v_account, v_vendor, p_key, p_plan_id, p_real_name, p_document_kind, p_note, p_attachments)
    INTO v_answer;
    SELECT v_answer AS answer;
END
