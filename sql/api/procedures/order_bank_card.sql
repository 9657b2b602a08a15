-- Where to transfer the money of an order: `name`, `bank` and `card` of its vendor, whole, for the customer whose transfer is still to
-- come; no row when the vendor keeps none. For customers.
-- Refusals: not_found, wrong_state (nothing is to be transferred), cards_locked (no key is loaded), card_unreadable.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.order_bank_card(IN p_order_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_open TINYINT;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT o.vendor_id, o.status, o.payment = 'bank_transfer' AND o.paid_at IS NULL AND o.status NOT IN ('cancelled', 'returned')
    INTO v_vendor, v_status, v_open
    FROM ecom_data.orders AS o
    WHERE o.id = p_order_id AND o.customer_id = v_customer;
    IF v_vendor IS NULL THEN
        CALL ecom_data.refuse('not_found', p_order_id);
    END IF;
    IF v_open = 0 THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    SELECT
        v.name,
        v.bank,
        ecom_data.open_card(1, CONCAT('vendor ', v.id), v.bank_card) AS card
    FROM ecom_data.vendor AS v
    WHERE v.id = v_vendor AND v.bank_card IS NOT NULL;
END
