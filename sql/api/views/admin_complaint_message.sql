-- What was said in complaints, with who said it and the pictures that go with it (ids joined by commas). For administrators who may
-- read complaints. Ask it for one complaint.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.admin_complaint_message AS
SELECT
    m.id,
    m.complaint_id,
    m.side,
    CASE m.side WHEN 'complainant' THEN c.complainant_name WHEN 'accused' THEN c.accused_name ELSE a.name END AS name,
    m.kind,
    m.content,
    m.verdict,
    m.severity,
    m.deduction,
    m.fine,
    ecom_data.attachments_of(
        IF(m.kind = 'statement', 'complaint', 'complaint_message'), IF(m.kind = 'statement', m.complaint_id, m.id)
    ) AS attachments,
    m.account_id,
    m.sent_at
FROM ecom_data.complaint_message AS m
INNER JOIN ecom_data.complaint AS c ON m.complaint_id = c.id
LEFT JOIN ecom_data.administrator AS a ON m.account_id = a.account_id
