-- The searches the customer who calls has saved, the newest first: id, name, wanted (JSON of the client's), new_count (matches since it
-- was opened last), last_match_at, saved_at. For customers.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_searches()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT
        s.id,
        s.name,
        s.wanted,
        s.new_count,
        s.last_match_at,
        s.saved_at
    FROM ecom_data.saved_search AS s
    WHERE s.customer_id = v_customer
    ORDER BY s.saved_at DESC, s.id DESC;
END
