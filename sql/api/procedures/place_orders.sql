-- One press of "Buy": makes one order a vendor, all or none. `lines` is a JSON array of at most 100 objects {product_id,
-- quantity, price}, each product once; `price` is the price the caller was shown and `total` the sum of it all in yuan:
-- the total shown is the total taken. Delivery 'address' needs `address_id`, 'in_person' a place and a time (UTC, at
-- most a year ahead) and makes a hand-over code. Payment 'wallet' is taken at once and held, a part an order; also
-- 'bank_transfer' and 'cash_on_delivery'. Bought lines leave the cart. For customers.
-- Answers {checkout_id, total, orders: [{id, number, vendor_id, vendor_name, total}]}.
-- Refusals: cart_empty, list_full, duplicate_line, quantity_out_of_range, not_on_sale, out_of_stock, own_product, price_changed
-- (each with the product), total_changed (with the total now), balance_too_low, choice_unknown, not_found (address),
-- text_missing, text_too_long, text_unprintable, date_out_of_range, amount_out_of_range.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.place_orders(
    IN p_key VARCHAR(64), IN p_lines LONGTEXT, IN p_total DECIMAL(20, 6), IN p_payment VARCHAR(32), IN p_delivery VARCHAR(32),
    IN p_address_id BIGINT UNSIGNED, IN p_meeting_place TEXT, IN p_meeting_at DATETIME(6), IN p_note TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_place_orders(
        v_account, v_customer, p_key, p_lines, p_total, p_payment, p_delivery, p_address_id, p_meeting_place, p_meeting_at, p_note
    ) INTO v_answer;
    SELECT v_answer AS answer;
END
