-- The deed of set_product_status. A listing that goes up for the first time, or again after it expired, is new.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.do_set_product_status(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_key VARCHAR(64), p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_status TEXT
)
RETURNS JSON
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_answer JSON;
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_ignored BIGINT;
    SET v_answer = ecom_data.key_begin(
        p_account, p_key, 'set_product_status', JSON_ARRAY(p_id, p_version, p_status)
    );
    IF v_answer IS NOT NULL THEN
        RETURN v_answer;
    END IF;
    CALL ecom_data.check_choice('status', p_status, 'draft,on_sale,off_shelf,sold_elsewhere');
    IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.status INTO v_version, v_status FROM ecom_data.product AS p WHERE p.id = p_id FOR UPDATE;
    IF p_version IS NULL OR v_version <> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    IF v_status = 'reserved' OR v_status = 'on_sale' AND p_status <> 'on_sale' AND EXISTS (
        SELECT 1 FROM ecom_data.bargain AS b WHERE b.product_id = p_id AND b.status = 'accepted' FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('product_reserved', p_id);
    END IF;
    IF v_status = 'removed' THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    IF v_status <> p_status THEN
        IF p_status = 'on_sale' THEN
            CALL ecom_data.check_publishing(p_account);
        END IF;
        SET v_version = v_version + 1;
        UPDATE ecom_data.product AS p
        SET
            p.listed_at = CASE
                WHEN p_status <> 'on_sale' THEN p.listed_at
                WHEN p.listed_at IS NULL OR p.status = 'expired' THEN v_now
                ELSE p.listed_at
            END,
            p.expires_at = IF(p_status = 'on_sale' AND p.expires_at <= v_now, NULL, p.expires_at),
            p.status = p_status,
            p.version = v_version
        WHERE p.id = p_id;
        CALL ecom_data.refresh_listing(p_id);
        IF p_status = 'on_sale' THEN
            INSERT INTO ecom_data.match_due (product_id) VALUES (p_id);
        END IF;
    END IF;
    RETURN ecom_data.key_end(p_account, p_key, JSON_OBJECT('id', p_id + 0, 'version', v_version + 0, 'status', p_status));
END
