-- The deed of answer_question. A question is answered once; whoever asked is notified.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_answer_question(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_content TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_found BIGINT UNSIGNED;
    DECLARE v_product BIGINT UNSIGNED;
    DECLARE v_name VARCHAR(120);
    DECLARE v_asker BIGINT UNSIGNED;
    DECLARE v_profile VARCHAR(16);
    DECLARE v_answered_at DATETIME(6);
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'answer_question', JSON_ARRAY(p_id, p_content));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('content', p_content, 1, 2000, 1);
    SELECT q.id, q.product_id, q.product_name, q.account_id, q.profile, q.answered_at
    INTO v_found, v_product, v_name, v_asker, v_profile, v_answered_at
    FROM ecom_data.product_question AS q
    WHERE q.id = p_id AND q.vendor_id = p_vendor
    FOR UPDATE;
    IF v_found IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_answered_at IS NOT NULL THEN
        CALL ecom_data.refuse('already_answered', p_id);
    END IF;
    UPDATE ecom_data.product_question AS q
    SET
        q.answer = TRIM(p_content), q.answered_at = v_now, q.vendor_rank = CONCAT('0', CAST(v_now AS CHAR)),
        q.version = q.version + 1
    WHERE q.id = p_id;
    CALL ecom_data.refresh_question(p_id);
    CALL ecom_data.notify(v_asker, v_profile, 'question_answered', JSON_OBJECT(
        'question_id', p_id + 0, 'product_id', v_product + 0, 'name', v_name, 'words', LEFT(TRIM(p_content), 120)
    ));
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0));
END
