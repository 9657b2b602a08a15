-- The deed of remove_product and restore_product: it comes back off the shelf, where the vendor puts it on again. What the
-- vendor may do about it stands in the notification: the reason.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_remove_product(
    p_caller BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_remove TINYINT, p_reason TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_ignored BIGINT;
    DECLARE v_status VARCHAR(16);
    DECLARE v_new_status VARCHAR(16) DEFAULT IF(p_remove, 'removed', 'off_shelf');
    DECLARE v_name VARCHAR(120);
    DECLARE v_account BIGINT UNSIGNED;
    SET v_answer = ecom_data.key_begin(
        p_caller, p_key, IF(p_remove, 'remove_product', 'restore_product'), JSON_ARRAY(p_id, p_version, p_reason)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_text('reason', p_reason, 1, 500, 1);
    SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.status, p.name, (SELECT v.account_id FROM ecom_data.vendor AS v WHERE v.id = p.vendor_id)
    INTO v_version, v_status, v_name, v_account
    FROM ecom_data.product AS p
    WHERE p.id = p_id
    FOR UPDATE;
    CALL ecom_data.check_version(p_id, v_version, p_version);
    IF v_account = p_caller THEN
        CALL ecom_data.refuse('own_account', p_id);
    END IF;
    IF (v_status = 'removed') = p_remove THEN
        CALL ecom_data.refuse('product_state', v_status);
    END IF;
    UPDATE ecom_data.product AS p
    SET p.status = v_new_status, p.removal_reason = IF(p_remove, TRIM(p_reason), ''), p.version = p.version + 1
    WHERE p.id = p_id;
    CALL ecom_data.refresh_listing(p_id);
    CALL ecom_data.notify(
        v_account, 'vendor', IF(p_remove, 'product_removed', 'product_restored'),
        JSON_OBJECT('product_id', p_id + 0, 'name', v_name, 'reason', TRIM(p_reason))
    );
    CALL ecom_data.audit(
        p_caller, IF(p_remove, 'remove_product', 'restore_product'), 'product', p_id, JSON_OBJECT('status', v_status),
        JSON_OBJECT('status', v_new_status, 'reason', TRIM(p_reason))
    );
    RETURN ecom_data.key_end(p_caller, p_key, JSON_OBJECT('version', v_version + 1));
END
