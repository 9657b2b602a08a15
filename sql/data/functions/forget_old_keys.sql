-- A job of the tick: forgets idempotency keys and letters after 30 days, openings of accounts and asked recoveries after a day, at
-- most 5,000 of each a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.forget_old_keys()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6);
    SET v_now = ecom_data.utc_now();
    DELETE FROM ecom_data.idempotency_key WHERE made_at < v_now - INTERVAL 30 DAY ORDER BY made_at LIMIT 5000;
    DELETE FROM ecom_data.recovery_ask WHERE asked_at < v_now - INTERVAL 1 DAY ORDER BY id LIMIT 5000;
    DELETE FROM ecom_data.mail WHERE written_at < v_now - INTERVAL 30 DAY ORDER BY written_at LIMIT 5000;
    DELETE FROM ecom_data.account_opening WHERE opened_at < v_now - INTERVAL 1 DAY ORDER BY id LIMIT 5000;
END
