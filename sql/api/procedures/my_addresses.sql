-- The address book of the customer who calls, the default address first: id, recipient, phone, region, street,
-- is_default, version.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_addresses()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_customer BIGINT UNSIGNED;
    CALL ecom_data.enter('customer', v_account, v_customer);
    SELECT
        a.id,
        a.recipient,
        a.phone,
        a.region,
        a.street,
        a.id <=> c.default_address_id AS is_default,
        a.version
    FROM ecom_data.address AS a
    INNER JOIN ecom_data.customer AS c ON a.customer_id = c.id
    WHERE a.customer_id = v_customer
    ORDER BY is_default DESC, a.id ASC;
END
