-- What change_credit does, with a note in somebody's words.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.write_credit_change(
    IN p_account BIGINT UNSIGNED, IN p_change INT, IN p_why VARCHAR(24), IN p_subject_id BIGINT UNSIGNED, IN p_by BIGINT UNSIGNED,
    IN p_note VARCHAR(500)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_before INT;
    DECLARE v_after INT;
    SELECT a.credit_score INTO v_before FROM ecom_data.account AS a WHERE a.id = p_account FOR UPDATE;
    SET v_after = GREATEST(0, LEAST(200, v_before + p_change));
    IF v_after <> v_before THEN
        UPDATE ecom_data.account AS a SET a.credit_score = v_after WHERE a.id = p_account;
        INSERT INTO ecom_data.credit_change (
            account_id, score_change, score_after, why, subject_id, decided_by, note, happened_at
        )
        VALUES (
            p_account, v_after - v_before, v_after, p_why, p_subject_id, p_by, COALESCE(p_note, ''), ecom_data.utc_now()
        );
    END IF;
END
