-- A setting as a number: whole numbers, yuan, and 1 or 0 for yes and no.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.setting_number(p_name VARCHAR(48))
RETURNS DECIMAL(14, 2)
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN (
    SELECT CASE s.kind WHEN 'yes_no' THEN s.value = 'yes' ELSE CAST(s.value AS DECIMAL(14, 2)) END
    FROM ecom_data.setting AS s
    WHERE s.name = p_name
)
