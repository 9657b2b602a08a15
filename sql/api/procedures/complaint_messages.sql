-- What was said in a complaint, the oldest first: id, side, kind ('statement', 'message', 'appeal', 'verdict'), content, verdict,
-- severity, deduction and fine (to the accused only), attachments (ids joined by commas), sent_at. None for a complaint of others.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.complaint_messages(IN p_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_profile);
    SELECT
        m.id,
        m.side,
        m.kind,
        m.content,
        m.verdict,
        m.severity,
        IF(p.side = 'accused', m.deduction, NULL) AS deduction,
        IF(p.side = 'accused', m.fine, NULL) AS fine,
        ecom_data.attachments_of(
            IF(m.kind = 'statement', 'complaint', 'complaint_message'), IF(m.kind = 'statement', m.complaint_id, m.id)
        ) AS attachments,
        m.sent_at
    FROM ecom_data.complaint_party AS p
    INNER JOIN ecom_data.complaint_message AS m ON p.complaint_id = m.complaint_id
    WHERE p.complaint_id = p_id AND p.account_id = v_account
    ORDER BY m.id;
END
