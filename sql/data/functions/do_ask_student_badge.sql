-- The deed of ask_student_badge. One request is open at a time.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_ask_student_badge(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_campus TEXT, p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_email VARCHAR(254);
    DECLARE v_id BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(p_account, p_key, 'ask_student_badge', JSON_ARRAY(p_campus, p_attachments));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('campus', p_campus, 1, 80, 0);
    SELECT IF(a.email_verified_at IS NULL, NULL, a.email) INTO v_email
    FROM ecom_data.account AS a
    WHERE a.id = p_account
    FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM ecom_data.student_badge AS b WHERE b.account_id = p_account AND b.status = 'asked' FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('badge_open', NULL);
    END IF;
    IF (SELECT COUNT(*) FROM ecom_data.student_badge AS b WHERE b.account_id = p_account FOR UPDATE) >= 50 THEN
        CALL ecom_data.refuse('list_full', 'badges');
    END IF;
    INSERT INTO ecom_data.student_badge (account_id, campus, email, asked_at)
    VALUES (p_account, TRIM(p_campus), v_email, ecom_data.utc_now());
    SET v_id = LAST_INSERT_ID();
    CALL ecom_data.claim_attachments(p_account, p_attachments, 'student', v_id, 4);
    IF v_email IS NULL AND NOT EXISTS (
        SELECT 1 FROM ecom_data.attachment AS f WHERE f.subject = 'student' AND f.subject_id = v_id
    ) THEN
        CALL ecom_data.refuse('evidence_missing', 'attachments');
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_id + 0));
END
