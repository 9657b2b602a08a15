-- The deed of decide_complaint. Nobody decides a complaint they are a side of, nor an appeal against their own verdict. The penalty
-- follows the severity by the shop's settings; a fine is a seller's only. After an appeal only the difference to the first verdict
-- moves: points come back, and a fine that was too much is paid back into the wallet, where it pays what is still owed first.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_decide_complaint(
    p_account BIGINT UNSIGNED, p_key VARCHAR(64), p_complaint BIGINT UNSIGNED, p_version INT UNSIGNED, p_verdict VARCHAR(16),
    p_severity VARCHAR(16), p_with_fine TINYINT, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_status VARCHAR(16);
    DECLARE v_new_status VARCHAR(16) CHARACTER SET ascii DEFAULT IF(p_verdict = 'uphold', 'upheld', 'rejected');
    DECLARE v_version INT UNSIGNED;
    DECLARE v_complainant BIGINT UNSIGNED;
    DECLARE v_accused BIGINT UNSIGNED;
    DECLARE v_accused_side VARCHAR(16);
    DECLARE v_number CHAR(16) CHARACTER SET ascii;
    DECLARE v_order BIGINT UNSIGNED;
    DECLARE v_old_deduction INT;
    DECLARE v_old_fine DECIMAL(14, 2);
    DECLARE v_severity VARCHAR(16) CHARACTER SET ascii DEFAULT IF(p_verdict = 'uphold', p_severity, NULL);
    DECLARE v_score INT;
    DECLARE v_deduction INT DEFAULT 0;
    DECLARE v_fine DECIMAL(14, 2) DEFAULT 0;
    DECLARE v_is_appeal TINYINT;
    DECLARE v_moved DECIMAL(20, 2);
    DECLARE v_message BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'decide_complaint',
        JSON_ARRAY(p_complaint, p_version, p_verdict, p_severity, p_with_fine, p_reason)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('verdict', p_verdict, 'uphold,reject');
    IF p_verdict = 'uphold' THEN
        CALL ecom_data.check_choice('severity', p_severity, 'minor,serious,grave');
    END IF;
    CALL ecom_data.check_text('content', p_reason, 1, 2000, 1);
    SELECT
        c.status, c.version, c.complainant_account_id, c.accused_account_id, c.accused_side, c.number, c.order_id, c.deduction, c.fine
    INTO v_status, v_version, v_complainant, v_accused, v_accused_side, v_number, v_order, v_old_deduction, v_old_fine
    FROM ecom_data.complaint AS c
    WHERE c.id = p_complaint
    FOR UPDATE;
    IF v_status IS NULL THEN
        CALL ecom_data.refuse('not_found', p_complaint);
    END IF;
    IF p_account IN (v_complainant, v_accused) THEN
        CALL ecom_data.refuse('own_complaint', p_complaint);
    END IF;
    IF v_status NOT IN ('open', 'appealed') THEN
        CALL ecom_data.refuse('complaint_state', v_status);
    END IF;
    IF NOT v_version <=> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_complaint);
    END IF;
    IF EXISTS (
        SELECT 1
        FROM ecom_data.complaint_message AS m
        WHERE m.complaint_id = p_complaint AND m.kind = 'verdict' AND m.account_id = p_account
        FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('same_administrator', p_complaint);
    END IF;
    SET v_is_appeal = v_status = 'appealed';

    SELECT a.credit_score INTO v_score FROM ecom_data.account AS a WHERE a.id = v_accused FOR UPDATE;
    IF v_severity IS NOT NULL THEN
        SET v_deduction = LEAST(ecom_data.setting_number(CONCAT('deduction_', v_severity)), v_score + v_old_deduction);
        IF p_with_fine = 1 AND v_accused_side = 'vendor' THEN
            SET v_fine = ecom_data.setting_number(CONCAT('fine_', v_severity));
        END IF;
    END IF;
    CALL ecom_data.change_credit(
        v_accused, v_old_deduction - v_deduction, IF(v_is_appeal, 'appeal_decided', 'complaint_upheld'), p_complaint, p_account
    );
    IF v_fine > v_old_fine THEN
        SET v_moved = ecom_data.charge(
            v_accused, 'fine', ecom_data.shop_wallet('income'), v_fine - v_old_fine, v_order, p_account, v_number
        );
    ELSEIF v_fine < v_old_fine THEN
        SET v_moved = ecom_data.move_money(
            'adjustment', ecom_data.shop_wallet('income'), ecom_data.person_wallet(v_accused, 'cash'), v_old_fine - v_fine, v_order,
            NULL, p_account, v_number
        );
    END IF;

    UPDATE ecom_data.complaint AS c
    SET
        c.status = v_new_status, c.severity = v_severity, c.deduction = v_deduction, c.fine = v_fine, c.decided_by = p_account,
        c.decided_at = ecom_data.utc_now(), c.version = c.version + 1
    WHERE c.id = p_complaint;
    SET v_message = ecom_data.add_complaint_message(p_complaint, p_account, 'administrator', 'verdict', p_reason, NULL);
    UPDATE ecom_data.complaint_message AS m
    SET m.verdict = v_new_status, m.severity = v_severity, m.deduction = v_deduction, m.fine = v_fine
    WHERE m.id = v_message;
    CALL ecom_data.tell_complaint(p_complaint, 'complaint_decided', NULL);
    CALL ecom_data.audit(
        p_account, 'decide_complaint', 'complaint', p_complaint,
        JSON_OBJECT('status', v_status, 'deduction', v_old_deduction + 0, 'fine', CAST(v_old_fine AS CHAR)),
        JSON_OBJECT(
            'status', v_new_status, 'severity', v_severity, 'deduction', v_deduction + 0, 'fine', CAST(v_fine AS CHAR),
            'reason', TRIM(p_reason)
        )
    );
    SELECT MIN(v.id) INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = v_accused;
    IF v_vendor IS NOT NULL THEN
        CALL ecom_data.refresh_seller(v_vendor);
    END IF;
    RETURN ecom_data.key_end(
        p_account, p_key,
        JSON_OBJECT(
            'id', p_complaint + 0, 'status', v_new_status, 'deduction', v_deduction + 0, 'fine', CAST(v_fine AS CHAR),
            'version', v_version + 1
        )
    );
END
