-- MySQL: whether an account may take a role.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.has_role(
    p_user CHAR(32) CHARACTER SET ascii, p_role VARCHAR(32) CHARACTER SET ascii
)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM mysql.role_edges AS r WHERE r.to_host = '%' AND r.to_user = p_user AND r.from_user = p_role)
