-- A job of the tick: pays debts of people who have money all the same (it came round to them while it paid somebody else's). At most 100
-- people a call; gives back how many.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.settle_debts()
RETURNS INT
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_paid INT DEFAULT 0;
    DECLARE v_done TINYINT DEFAULT 0;
    DECLARE debtors CURSOR FOR
    SELECT DISTINCT d.account_id
    FROM ecom_data.debt AS d
    INNER JOIN ecom_data.wallet AS w ON d.account_id = w.account_id AND w.kind = 'cash'
    WHERE d.settled_at IS NULL AND w.balance > 0
    ORDER BY d.account_id
    LIMIT 100;
    DECLARE CONTINUE HANDLER FOR NOT FOUND SET v_done = 1;
    OPEN debtors;
    each_debtor: LOOP
        FETCH debtors INTO v_account;
        IF v_done = 1 THEN
            LEAVE each_debtor;
        END IF;
        CALL ecom_data.pay_debts(v_account);
        SET v_paid = v_paid + 1;
        SET v_done = 0;
    END LOOP;
    CLOSE debtors;
    RETURN v_paid;
END
