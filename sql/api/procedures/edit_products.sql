-- Changes fields of up to 200 products of the vendor who calls: `p_edits` is a JSON array of {id, version, changes}, `changes` an
-- object with any of `name`, `description`, `price`, `special_price` (null: none), `category_id`, `item_condition`, `campus`,
-- and `stock` (how many there are now) with `stock_was` (how many were seen). Each row by itself: all of it or nothing.
-- Answers {rows: [{id, version} or {id, word, detail}]}, by id. Refusals of the whole: key_missing,
-- key_used_for_something_else, choice_unknown, list_too_long (edits). Refusals of a row: not_found, changed_meanwhile,
-- field_unknown, choice_unknown, text_missing, text_too_long, text_unprintable, amount_out_of_range, special_price_not_lower,
-- number_out_of_range. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.edit_products(IN p_key VARCHAR(64), IN p_edits LONGTEXT)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SELECT ecom_data.do_edit_products(v_account, v_vendor, p_key, p_edits) INTO v_answer;
    SELECT v_answer AS answer;
END
