-- What the account that calls has told about itself: one row with the account and each profile it holds, and whether the shop sends
-- mail and wants sellers' addresses proved.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_profile()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        a.id AS account_id,
        a.login_name,
        a.email,
        a.email_verified_at,
        a.language,
        a.credit_score,
        a.registered_at,
        c.id AS customer_id,
        c.name AS customer_name,
        c.contact_number AS customer_contact_number,
        c.bank AS customer_bank,
        c.bank_card_last4 AS customer_card_last4,
        c.version AS customer_version,
        v.id AS vendor_id,
        v.kind AS vendor_kind,
        v.name AS vendor_name,
        v.description AS vendor_description,
        v.contact_number AS vendor_contact_number,
        v.contact_is_published AS vendor_contact_is_published,
        v.status AS vendor_status,
        v.opened_at AS vendor_opened_at,
        v.bank AS vendor_bank,
        v.bank_card_last4 AS vendor_card_last4,
        v.version AS vendor_version,
        m.id AS administrator_id,
        m.name AS administrator_name,
        m.phone AS administrator_phone,
        ecom_data.setting_number('mail_is_on') AS mail_is_on,
        ecom_data.setting_number('sellers_verify_email') AS sellers_verify_email
    FROM ecom_data.account AS a
    LEFT JOIN ecom_data.customer AS c ON a.id = c.account_id
    LEFT JOIN ecom_data.vendor AS v ON a.id = v.account_id
    LEFT JOIN ecom_data.administrator AS m ON a.id = m.account_id
    WHERE a.id = v_account;
END
