-- Removes accounts whose owner never sent a profile within the setting `half_open_minutes`: first the account is taken (a
-- registration that comes now is refused), its sessions end and its MySQL account goes; the row, and with it the login
-- name, goes a minute later, when no session can be left that would be taken for the next owner of the name.
-- Called by the tick; safe to repeat and to interrupt. Handles up to 200 accounts a call.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.close_half_open()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_user CHAR(32) CHARACTER SET ascii;
    DECLARE v_taken_at DATETIME(6);
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE taken CURSOR FOR
    SELECT
        a.id,
        a.mysql_user,
        a.closed_at
    FROM ecom_data.account AS a
    WHERE a.status = 'closed' AND a.terms_accepted_at IS NULL AND a.terms_version IS NULL
    ORDER BY a.id
    LIMIT 200;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    UPDATE ecom_data.account AS a
    SET a.status = 'closed', a.closed_at = v_now, a.version = a.version + 1
    WHERE
        a.status = 'half_open'
        AND a.registered_at < v_now - INTERVAL FLOOR(ecom_data.setting_number('half_open_minutes')) MINUTE
    ORDER BY a.id
    LIMIT 200;
    OPEN taken;
    each_account: LOOP
        FETCH taken INTO v_account, v_user, v_taken_at;
        IF v_done = 1 THEN
            LEAVE each_account;
        END IF;
        CALL ecom_data.run(CONCAT('DROP USER IF EXISTS ', v_user, '@''%'''));
        CALL ecom_data.stop_sessions(v_user);
        IF v_taken_at < v_now - INTERVAL 60 SECOND THEN
            DELETE FROM ecom_data.account WHERE id = v_account AND status = 'closed' AND terms_accepted_at IS NULL;
        END IF;
    END LOOP;
    CLOSE taken;
END
