-- Makes nameless whoever closed their account 30 days ago: name, numbers, e-mail, addresses and bank go, their MySQL account
-- and groups too, and the login name is free again. Orders, reviews and the ledger keep the id. Called by the tick; safe to
-- repeat and to interrupt. Handles up to 100 accounts a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.anonymise_closed()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE closed CURSOR FOR
    SELECT
        a.id,
        a.mysql_user
    FROM ecom_data.account AS a
    WHERE
        a.status = 'closed'
        AND a.terms_version IS NOT NULL
        AND a.anonymised_at IS NULL
        AND a.closed_at < ecom_data.utc_now() - INTERVAL 30 DAY
    ORDER BY a.id
    LIMIT 100;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    OPEN closed;
    each_account: LOOP
        FETCH closed INTO v_account, v_user;
        IF v_done = 1 THEN
            LEAVE each_account;
        END IF;
        CALL ecom_data.run(CONCAT('DROP USER IF EXISTS ', v_user, '@''%'''));
        CALL ecom_data.stop_sessions(v_user);
        DELETE FROM ecom_data.group_member WHERE account_id = v_account;
        DELETE FROM ecom_data.notification WHERE account_id = v_account;
        CALL ecom_data.forget_mailbox(v_account);
        CALL ecom_data.forget_words(v_account);
        CALL ecom_data.forget_campus(v_account);
        DELETE FROM ecom_data.mail WHERE account_id = v_account;
        DELETE FROM ecom_data.email_code WHERE account_id = v_account;
        UPDATE ecom_data.customer AS c SET c.default_address_id = NULL WHERE c.account_id = v_account;
        DELETE a FROM ecom_data.address AS a
        INNER JOIN ecom_data.customer AS c ON a.customer_id = c.id
        WHERE c.account_id = v_account;
        UPDATE ecom_data.customer AS c
        SET
            c.name = CONCAT('#', c.id), c.contact_number = NULL, c.bank = NULL, c.bank_card = NULL, c.bank_card_last4 = NULL,
            c.version = c.version + 1
        WHERE c.account_id = v_account;
        UPDATE ecom_data.vendor AS v
        SET
            v.name = CONCAT('#', v.id), v.description = '', v.contact_number = NULL, v.bank = NULL, v.bank_card = NULL,
            v.bank_card_last4 = NULL, v.version = v.version + 1
        WHERE v.account_id = v_account;
        UPDATE ecom_data.shop_application AS s SET s.real_name = '', s.note = '', s.vendor_name = '' WHERE s.account_id = v_account;
        UPDATE ecom_data.administrator AS m SET m.name = CONCAT('#', m.id), m.phone = NULL WHERE m.account_id = v_account;
        SET v_vendor = (SELECT MIN(v.id) FROM ecom_data.vendor AS v WHERE v.account_id = v_account);
        IF v_vendor IS NOT NULL THEN
            CALL ecom_data.refresh_seller(v_vendor);
        END IF;
        UPDATE ecom_data.account AS a
        SET
            a.login_name = CONCAT('closed.', a.id), a.mysql_user = CONCAT('x', LPAD(LOWER(HEX(a.id)), 31, '0')), a.email = NULL,
            a.email_verified_at = NULL, a.anonymised_at = ecom_data.utc_now(), a.version = a.version + 1
        WHERE a.id = v_account;
    END LOOP;
    CLOSE closed;
END
