-- A job of the tick: makes the cards of new vendors and renews those older than ten minutes, at most 20 a call, the
-- oldest first. Safe to repeat and to run twice at once.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.fold_sellers()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE v_old DATETIME(6) DEFAULT ecom_data.utc_now() - INTERVAL 10 MINUTE;
    DECLARE newcomers CURSOR FOR
    SELECT v.id
    FROM ecom_data.vendor AS v
    WHERE v.id > COALESCE((SELECT MAX(c.vendor_id) FROM ecom_data.seller_card AS c), 0)
    ORDER BY v.id
    LIMIT 20;
    DECLARE stale CURSOR FOR
    SELECT c.vendor_id
    FROM ecom_data.seller_card AS c
    WHERE c.folded_at < v_old
    ORDER BY c.folded_at
    LIMIT 20;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    OPEN newcomers;
    each_newcomer: LOOP
        FETCH newcomers INTO v_vendor;
        IF v_done = 1 THEN
            LEAVE each_newcomer;
        END IF;
        CALL ecom_data.refresh_seller(v_vendor);
        SET v_done = 0;
    END LOOP;
    CLOSE newcomers;
    SET v_done = 0;
    OPEN stale;
    each_stale: LOOP
        FETCH stale INTO v_vendor;
        IF v_done = 1 THEN
            LEAVE each_stale;
        END IF;
        CALL ecom_data.refresh_seller(v_vendor);
        SET v_done = 0;
    END LOOP;
    CLOSE stale;
END
