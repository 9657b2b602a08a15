-- Until which day of the shop an account bears the badge of a student, NULL without one; the day may be past.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.student_until(p_account BIGINT UNSIGNED)
RETURNS DATE
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT MAX(b.ends_on) FROM ecom_data.student_badge AS b WHERE b.account_id = p_account AND b.status = 'granted')
