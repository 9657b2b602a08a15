-- Keeps a search of the shop under a name: new listings it finds are told. `wanted` is a JSON object {words, category_ids,
-- vendor_id, price_from, price_to, conditions, campus, special_only, minimum_rating, …}, each of which may be missing; what
-- else stands in it is the client's. Answers {id}. Refusals: text_missing, text_too_long, text_unprintable, choice_unknown (no
-- object), number_out_of_range, list_too_long, too_many_searches. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.save_search(
    IN p_key VARCHAR(64), IN p_name TEXT, IN p_wanted LONGTEXT
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_answer JSON;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT ecom_data.do_save_search(v_account, v_customer, p_key, p_name, p_wanted) INTO v_answer;
    SELECT v_answer AS answer;
END
