-- Runs one job of the tick when it is due again (`p_every` seconds after its last run) and nobody else is at it, and writes
-- down when it ran and what went wrong. A job that fails leaves the others alone and is tried again at the next tick;
-- losing a lock to somebody is no failure.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.do_job(
    IN p_name VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin, IN p_every INT UNSIGNED
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_folded INT;
    DECLARE v_error TEXT;
    DECLARE v_free VARCHAR(32);
    DECLARE v_last DATETIME(6);
    DECLARE EXIT HANDLER FOR 1205, 1213 SET v_folded = NULL;
    DECLARE EXIT HANDLER FOR SQLEXCEPTION
    BEGIN
        GET DIAGNOSTICS CONDITION 1 v_error = MESSAGE_TEXT;
        UPDATE ecom_data.scheduled_work AS j SET j.last_error = LEFT(v_error, 300) WHERE j.name = p_name;
    END;
    -- Somebody else at this job holds its row. (Asked here because MySQL does not skip locked rows inside functions.)
    SELECT j.name, j.last_run_at INTO v_free, v_last
    FROM ecom_data.scheduled_work AS j
    WHERE j.name = p_name
    FOR UPDATE SKIP LOCKED;
    IF v_free IS NOT NULL AND (v_last IS NULL OR ABS(TIMESTAMPDIFF(SECOND, v_last, ecom_data.utc_now())) >= p_every) THEN
        CASE p_name
            WHEN 'fold_sales' THEN SELECT ecom_data.fold_sales() INTO v_folded;
            WHEN 'fold_listings' THEN CALL ecom_data.fold_listings();
            WHEN 'confirm_deliveries' THEN CALL ecom_data.confirm_deliveries();
            WHEN 'end_special_prices' THEN CALL ecom_data.end_special_prices();
            WHEN 'expire_listings' THEN CALL ecom_data.expire_listings();
            WHEN 'tell_of_expiry' THEN CALL ecom_data.tell_of_expiry();
            WHEN 'erase_documents' THEN CALL ecom_data.erase_documents();
            WHEN 'charge_memberships' THEN CALL ecom_data.charge_memberships();
            WHEN 'match_listings' THEN CALL ecom_data.match_listings();
            WHEN 'erase_student_cards' THEN CALL ecom_data.erase_student_cards();
            WHEN 'expire_wants' THEN CALL ecom_data.expire_wants();
            WHEN 'expire_bargains' THEN CALL ecom_data.expire_bargains();
            WHEN 'close_half_open' THEN CALL ecom_data.close_half_open();
            WHEN 'fold_sellers' THEN CALL ecom_data.fold_sellers();
            WHEN 'forget_old_keys' THEN CALL ecom_data.forget_old_keys();
            WHEN 'remove_unclaimed' THEN CALL ecom_data.remove_unclaimed();
            WHEN 'anonymise_closed' THEN CALL ecom_data.anonymise_closed();
            WHEN 'settle_debts' THEN SELECT ecom_data.settle_debts() INTO v_folded;
            WHEN 'end_recoveries' THEN CALL ecom_data.end_recoveries();
            WHEN 'unlock_guest' THEN CALL ecom_data.unlock_guest();
            WHEN 'unlock_accounts' THEN CALL ecom_data.unlock_accounts();
        END CASE;
        UPDATE ecom_data.scheduled_work AS j
        SET j.last_run_at = ecom_data.utc_now(), j.last_error = NULL
        WHERE j.name = p_name;
    END IF;
END
