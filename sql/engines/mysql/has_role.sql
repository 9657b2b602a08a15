-- MySQL: whether an account may take a role.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.has_role(
    p_user CHAR(32) CHARACTER SET ascii, p_role VARCHAR(32) CHARACTER SET ascii
)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM mysql.role_edges AS r WHERE r.TO_HOST = '%' AND r.TO_USER = p_user AND r.FROM_USER = p_role)
