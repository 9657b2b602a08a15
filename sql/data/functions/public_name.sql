-- The name an account is shown by to everybody: a vendor's is public, a customer's is shortened to its first character (`林**`).
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.public_name(p_account BIGINT UNSIGNED, p_profile VARCHAR(16))
RETURNS VARCHAR(80)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN IF(
    p_profile = 'vendor',
    COALESCE(ecom_data.name_of(p_account, 'vendor'), '**'),
    CONCAT(LEFT(COALESCE(ecom_data.name_of(p_account, p_profile), ''), 1), '**')
)
