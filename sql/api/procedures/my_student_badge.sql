-- What became of the last request of the account that calls to bear the badge of a student: one row with status, campus, asked_at,
-- decided_at, ends_on, note, and `until_day` (the day a granted badge holds to, whichever request it came from), or none. For every account.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_student_badge()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        b.id,
        b.status,
        b.campus,
        b.asked_at,
        b.decided_at,
        b.ends_on,
        b.note,
        ecom_data.student_until(v_account) AS until_day
    FROM ecom_data.student_badge AS b
    WHERE b.account_id = v_account
    ORDER BY b.id DESC
    LIMIT 1;
END
