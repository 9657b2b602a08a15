-- Who the account that calls is: one row with its ids, names and status; `customer_role` and `vendor_role` are the MySQL roles
-- of its groups, which its windows set; `access` is a JSON object module → privilege; `terms_due` is the version of the terms
-- of use it must accept before it can write anything. Half-open accounts may call it, so that an interrupted registration goes on.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.sign_in()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    DECLARE v_done TINYINT;
    CALL ecom_data.enter('opening', v_account, v_none);
    SELECT ecom_data.do_sign_in(v_account) INTO v_done;
    SELECT
        a.id AS account_id,
        a.login_name,
        a.email,
        a.status,
        a.language,
        IF(a.status = 'active', ecom_data.terms_due(a.id), NULL) AS terms_due,
        c.id AS customer_id,
        c.name AS customer_name,
        v.id AS vendor_id,
        v.name AS vendor_name,
        v.kind AS vendor_kind,
        m.id AS administrator_id,
        m.name AS administrator_name,
        ecom_data.role_of(a.id, 'customer') AS customer_role,
        ecom_data.role_of(a.id, 'vendor') AS vendor_role,
        ecom_data.access_of(a.id) AS access
    FROM ecom_data.account AS a
    LEFT JOIN ecom_data.customer AS c ON a.id = c.account_id
    LEFT JOIN ecom_data.vendor AS v ON a.id = v.account_id
    LEFT JOIN ecom_data.administrator AS m ON a.id = m.account_id
    WHERE a.id = v_account;
END
