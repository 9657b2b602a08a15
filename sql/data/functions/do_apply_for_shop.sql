-- The deed of apply_for_shop.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_apply_for_shop(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_plan BIGINT UNSIGNED, p_real_name TEXT,
    p_document_kind TEXT, p_note TEXT, p_attachments TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_kind VARCHAR(16);
    DECLARE v_name VARCHAR(80);
    DECLARE v_slots INT UNSIGNED;
    DECLARE v_application BIGINT UNSIGNED;
    DECLARE v_number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin DEFAULT ecom_data.public_number();
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'apply_for_shop', JSON_ARRAY(p_plan, p_real_name, p_document_kind, p_note, p_attachments)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    SELECT v.kind, v.name INTO v_kind, v_name FROM ecom_data.vendor AS v WHERE v.id = p_vendor FOR UPDATE;
    IF v_kind = 'shop' THEN
        CALL ecom_data.refuse('already_a_shop', NULL);
    END IF;
    IF EXISTS (
        SELECT 1
        FROM ecom_data.shop_application AS a
        WHERE a.account_id = p_account AND a.status = 'requested'
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('application_open', NULL);
    END IF;
    SELECT MAX(p.slots) INTO v_slots FROM ecom_data.plan AS p WHERE p.id = p_plan AND p.is_offered = 1;
    IF v_slots IS NULL THEN
        CALL ecom_data.refuse('choice_unknown', 'plan');
    END IF;
    IF ecom_data.shelf_taken(p_vendor) > v_slots THEN
        CALL ecom_data.refuse('slots_full', v_slots);
    END IF;
    CALL ecom_data.check_text('real_name', p_real_name, 1, 80, 0);
    CALL ecom_data.check_choice('document_kind', p_document_kind, 'identity_card,student_card,passport,licence');
    CALL ecom_data.check_text('note', p_note, 0, 500, 1);
    INSERT INTO ecom_data.shop_application (
        number, account_id, vendor_id, vendor_name, plan_id, real_name, document_kind, note, applied_at
    )
    VALUES (
        v_number, p_account, p_vendor, v_name, p_plan, TRIM(p_real_name), p_document_kind, TRIM(COALESCE(p_note, '')), ecom_data.utc_now()
    );
    SET v_application = LAST_INSERT_ID();
    CALL ecom_data.claim_attachments(p_account, p_attachments, 'application', v_application, 6);
    IF NOT EXISTS (
        SELECT 1
        FROM ecom_data.attachment AS f
        WHERE f.subject = 'application' AND f.subject_id = v_application
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('documents_missing', 'attachments');
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', v_application + 0, 'number', v_number));
END
