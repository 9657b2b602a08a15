-- Asks the vendor of a product for a price (p_price NULL) or offers one, in yuan a piece, for a quantity. The vendor is told
-- and has the days of the setting bargain_days to answer. Answers {id, version, status, price, expires_at}. Refusals:
-- not_on_sale, own_product, out_of_stock, quantity_out_of_range (each with the product), amount_out_of_range, price_not_lower
-- (than it costs now), bargain_open (one is open), list_full, text_too_long, text_unprintable. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.begin_bargain(
    IN p_key VARCHAR(64), IN p_product_id BIGINT UNSIGNED, IN p_quantity DECIMAL(20, 6), IN p_price DECIMAL(20, 6),
    IN p_words TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_begin_bargain(v_account, v_customer, p_key, p_product_id, p_quantity, p_price, p_words) INTO v_answer;
    SELECT v_answer AS answer;
END
