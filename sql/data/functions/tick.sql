-- All scheduled work, a job after the other. Safe to repeat and to run twice at once; called by an event every few seconds,
-- and by the owner's tools where events are off.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.tick()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED;
    SET SESSION innodb_lock_wait_timeout = 3;
    CALL ecom_data.do_job('fold_sales', 0);
    CALL ecom_data.do_job('fold_listings', 0);
    CALL ecom_data.do_job('end_special_prices', 5);
    CALL ecom_data.do_job('expire_listings', 15);
    CALL ecom_data.do_job('tell_of_expiry', 60);
    CALL ecom_data.do_job('charge_memberships', 60);
    CALL ecom_data.do_job('erase_documents', 3600);
    CALL ecom_data.do_job('expire_bargains', 5);
    CALL ecom_data.do_job('match_listings', 5);
    CALL ecom_data.do_job('expire_wants', 60);
    CALL ecom_data.do_job('erase_student_cards', 3600);
    CALL ecom_data.do_job('confirm_deliveries', 60);
    CALL ecom_data.do_job('fold_sellers', 15);
    CALL ecom_data.do_job('close_half_open', 60);
    CALL ecom_data.do_job('settle_debts', 60);
    CALL ecom_data.do_job('forget_old_keys', 3600);
    CALL ecom_data.do_job('remove_unclaimed', 600);
    CALL ecom_data.do_job('anonymise_closed', 3600);
    CALL ecom_data.do_job('end_recoveries', 15);
    CALL ecom_data.do_job('unlock_guest', 4);
    CALL ecom_data.do_job('unlock_accounts', ecom_data.setting_number('lockout_minutes') * 60);
    UPDATE ecom_data.scheduled_work AS j SET j.last_run_at = ecom_data.utc_now() WHERE j.name = 'tick';
END
