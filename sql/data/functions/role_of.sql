-- The MySQL role of the group an account buys ('customer') or sells ('vendor') in; NULL without the profile.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.role_of(p_account BIGINT UNSIGNED, p_role VARCHAR(16))
RETURNS VARCHAR(32) CHARACTER SET ascii
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (SELECT g.mysql_role FROM ecom_data.people_group AS g WHERE g.id = ecom_data.group_of(p_account, p_role))
