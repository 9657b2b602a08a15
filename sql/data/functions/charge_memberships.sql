-- A job of the tick: charges the shops that were not charged this month yet, and tries again to collect what is unpaid, each
-- on its own, at most 100 of both a call. Nothing in the trial period.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.charge_memberships()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_month DATE DEFAULT ecom_data.shop_month(ecom_data.utc_now());
    DECLARE v_begins DATETIME(6) DEFAULT (SELECT d.starts_at FROM ecom_data.shop_day AS d WHERE d.day = v_month);
    DECLARE v_ids LONGTEXT;
    DECLARE v_left INT UNSIGNED;
    DECLARE v_id BIGINT UNSIGNED;
    DECLARE v_state VARCHAR(16);
    DECLARE due CURSOR FOR
    SELECT d.id FROM JSON_TABLE(v_ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) AS d;
    DECLARE CONTINUE HANDLER FOR 1205, 1213 SET v_state = '';
    IF ecom_data.setting_number('fees_are_on') = 1 THEN
        SELECT COALESCE(JSON_ARRAYAGG(d.id), '[]'), COUNT(*) INTO v_ids, v_left
        FROM (
            SELECT c.id
            FROM ecom_data.membership_charge AS c
            WHERE c.status = 'unpaid'
            ORDER BY c.id
            LIMIT 100
        ) AS d;
        OPEN due;
        WHILE v_left > 0 DO
            FETCH due INTO v_id;
            SELECT ecom_data.settle_membership(v_id, NULL) INTO v_state;
            SET v_left = v_left - 1;
        END WHILE;
        CLOSE due;
        SELECT COALESCE(JSON_ARRAYAGG(d.vendor_id), '[]'), COUNT(*) INTO v_ids, v_left
        FROM (
            SELECT m.vendor_id
            FROM ecom_data.membership AS m
            WHERE m.current_of IS NOT NULL AND m.shop_since < v_begins AND NOT EXISTS (
                SELECT 1 FROM ecom_data.membership_charge AS c WHERE c.vendor_id = m.vendor_id AND c.month = v_month
            )
            ORDER BY m.vendor_id
            LIMIT 100
        ) AS d;
        OPEN due;
        WHILE v_left > 0 DO
            FETCH due INTO v_id;
            SELECT ecom_data.charge_membership(v_id, NULL) INTO v_state;
            SET v_left = v_left - 1;
        END WHILE;
        CLOSE due;
    END IF;
END
