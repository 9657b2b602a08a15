-- Whether one side of a complaint may appeal against its verdict now: the side that lost, once a complaint, within the days of the
-- setting `appeal_days`.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.may_appeal(
    p_side VARCHAR(16), p_status VARCHAR(16), p_decided_at DATETIME(6), p_appealed_at DATETIME(6)
)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN COALESCE(
    p_appealed_at IS NULL
    AND (p_side = 'accused' AND p_status = 'upheld' OR p_side = 'complainant' AND p_status = 'rejected')
    AND p_decided_at > ecom_data.utc_now() - INTERVAL ecom_data.setting_number('appeal_days') DAY,
    0
)
