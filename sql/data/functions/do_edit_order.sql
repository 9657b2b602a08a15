-- The deed of edit_order. Where it goes is settled once it is on its way.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_edit_order(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_changes LONGTEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_text LONGTEXT;
    DECLARE v_old JSON DEFAULT '{}';
    DECLARE v_new JSON DEFAULT '{}';
    DECLARE v_status VARCHAR(16);
    DECLARE v_delivery VARCHAR(16);
    DECLARE v_recipient VARCHAR(80);
    DECLARE v_phone VARCHAR(32);
    DECLARE v_address VARCHAR(400);
    DECLARE v_note VARCHAR(500);
    DECLARE v_status_detail VARCHAR(500);
    SET v_answer = ecom_data.key_begin(p_caller, p_key, 'edit_order', JSON_ARRAY(p_id, p_version, p_changes));
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_changes(p_changes, 'recipient,phone,address,note,status_detail');
    SELECT o.version, o.status, o.delivery, o.recipient, o.phone, o.address, o.note, o.status_detail
    INTO v_version, v_status, v_delivery, v_recipient, v_phone, v_address, v_note, v_status_detail
    FROM ecom_data.orders AS o
    WHERE o.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF ecom_data.has_change(p_changes, 'recipient') OR ecom_data.has_change(p_changes, 'phone')
        OR ecom_data.has_change(p_changes, 'address') THEN
        IF v_status NOT IN ('placed', 'confirmed') THEN
            CALL ecom_data.refuse('wrong_state', v_status);
        END IF;
        IF v_delivery <> 'address' THEN
            CALL ecom_data.refuse('handed_over_in_person', p_id);
        END IF;
    END IF;
    IF ecom_data.has_change(p_changes, 'recipient') THEN
        SET v_text = ecom_data.change_text(p_changes, 'recipient');
        CALL ecom_data.check_text('recipient', v_text, 1, 80, 0);
        SET v_old = JSON_SET(v_old, '$.recipient', v_recipient);
        SET v_recipient = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.recipient', v_recipient);
    END IF;
    IF ecom_data.has_change(p_changes, 'phone') THEN
        SET v_text = ecom_data.change_text(p_changes, 'phone');
        CALL ecom_data.check_phone('phone', v_text, 1);
        SET v_old = JSON_SET(v_old, '$.phone', v_phone);
        SET v_phone = TRIM(v_text);
        SET v_new = JSON_SET(v_new, '$.phone', v_phone);
    END IF;
    IF ecom_data.has_change(p_changes, 'address') THEN
        SET v_text = ecom_data.change_text(p_changes, 'address');
        CALL ecom_data.check_text('address', v_text, 1, 400, 0);
        SET v_old = JSON_SET(v_old, '$.address', v_address);
        SET v_address = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.address', v_address);
    END IF;
    IF ecom_data.has_change(p_changes, 'note') THEN
        SET v_text = ecom_data.change_text(p_changes, 'note');
        CALL ecom_data.check_text('note', v_text, 0, 500, 1);
        SET v_old = JSON_SET(v_old, '$.note', v_note);
        SET v_note = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.note', v_note);
    END IF;
    IF ecom_data.has_change(p_changes, 'status_detail') THEN
        SET v_text = ecom_data.change_text(p_changes, 'status_detail');
        CALL ecom_data.check_text('status_detail', v_text, 0, 500, 1);
        SET v_old = JSON_SET(v_old, '$.status_detail', v_status_detail);
        SET v_status_detail = TRIM(COALESCE(v_text, ''));
        SET v_new = JSON_SET(v_new, '$.status_detail', v_status_detail);
    END IF;
    UPDATE ecom_data.orders AS o
    SET
        o.recipient = v_recipient,
        o.phone = v_phone,
        o.address = v_address,
        o.note = v_note,
        o.status_detail = v_status_detail,
        o.version = o.version + 1
    WHERE o.id = p_id;
    CALL ecom_data.audit(p_caller, 'edit_order', 'order', p_id, v_old, v_new);
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
