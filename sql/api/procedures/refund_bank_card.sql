-- Where to pay an accepted refund back: `name`, `bank` and `card` of the customer, whole, for the vendor of an order that was paid by bank
-- transfer, as long as it is not noted as paid back; no row when the customer keeps none. For vendors.
-- Refusals: not_found, request_is_closed (nothing is to be transferred), cards_locked (no key is loaded), card_unreadable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.refund_bank_card(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_open TINYINT;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT o.customer_id, o.payment = 'bank_transfer' AND r.status = 'accepted' AND r.paid_back_at IS NULL
    INTO v_customer, v_open
    FROM ecom_data.order_request AS r
    INNER JOIN ecom_data.orders AS o ON r.order_id = o.id
    WHERE r.id = p_id AND o.vendor_id = v_vendor;
    IF v_customer IS NULL THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    IF v_open = 0 THEN
        CALL ecom_data.refuse('request_is_closed', p_id);
    END IF;
    SELECT
        c.name,
        c.bank,
        ecom_data.open_card(1, CONCAT('customer ', c.id), c.bank_card) AS card
    FROM ecom_data.customer AS c
    WHERE c.id = v_customer AND c.bank_card IS NOT NULL;
END
