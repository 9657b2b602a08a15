-- Makes a product of the vendor who calls (p_id NULL: a draft with its first stock) or edits one (p_version is the one that
-- was seen; p_stock does not count: restock). Amounts are yuan, p_special_until UTC, p_pictures a JSON array of at most 8
-- ids of pictures the vendor has stored. A product on sale changes in the public catalogue at once. Answers {id, version}.
-- Refusals: key_missing, key_used_for_something_else, not_found, changed_meanwhile, text_missing, text_too_long,
-- text_unprintable, choice_unknown, amount_out_of_range, special_price_not_lower, date_is_past (a special that has ended may
-- stay as it was), number_out_of_range, list_too_long, picture_unknown.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_product(
    IN p_key VARCHAR(64), IN p_id BIGINT UNSIGNED, IN p_version INT UNSIGNED, IN p_name TEXT, IN p_description TEXT,
    IN p_category_id BIGINT UNSIGNED, IN p_price DECIMAL(20, 6), IN p_special_price DECIMAL(20, 6), IN p_special_until DATETIME(6),
    IN p_item_condition TEXT, IN p_isbn_or_model TEXT, IN p_campus TEXT, IN p_low_stock_at DECIMAL(20, 6),
    IN p_stock DECIMAL(20, 6), IN p_pictures TEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_save_product(
        v_account, v_vendor, p_key, p_id, p_version, p_name, p_description, p_category_id, p_price, p_special_price, p_special_until,
        p_item_condition, p_isbn_or_model, p_campus, p_low_stock_at, p_stock, p_pictures
    )
    INTO v_answer;
    SELECT v_answer AS answer;
END
