-- Whether the groups of an account open an administrators' module to it, to read at least.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.holds_module(p_account BIGINT UNSIGNED, p_module VARCHAR(48))
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (
    SELECT 1
    FROM ecom_data.group_member AS g
    INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id
    WHERE g.account_id = p_account AND x.module = CONVERT(p_module USING ascii)
)
