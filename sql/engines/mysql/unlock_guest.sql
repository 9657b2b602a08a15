-- MySQL: nothing to do. Wrong passwords are counted by account there, and the anonymous one has no limit.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.unlock_guest()
SQL SECURITY DEFINER
READS SQL DATA
DO 0
