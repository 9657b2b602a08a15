-- Whether an account may see a private picture: its owner, and whoever may see what it belongs to. One EXISTS a subject: each
-- part of the shop says here who that is. Nobody else, whatever they may do otherwise.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.may_see_attachment(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM ecom_data.attachment AS f WHERE f.id = p_id AND f.account_id = p_account)
-- The evidence of a complaint: both its sides, and administrators who may read complaints.
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    LEFT JOIN ecom_data.complaint_message AS m ON f.subject = 'complaint_message' AND f.subject_id = m.id
    INNER JOIN ecom_data.complaint AS c ON c.id = IF(f.subject = 'complaint', f.subject_id, m.complaint_id)
    WHERE
        f.id = p_id
        AND f.subject IN ('complaint', 'complaint_message')
        AND (p_account IN (c.complainant_account_id, c.accused_account_id) OR ecom_data.holds_module(p_account, 'complaints'))
)
-- What goes along with a message of a mailbox.
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.mailbox_message AS m ON f.subject_id = m.id
    WHERE
        f.id = p_id AND f.subject = 'mail'
        AND ((m.recipient_id = p_account AND m.in_inbox = 1) OR (m.sender_id = p_account AND m.in_sent = 1))
)
-- What is sent in a conversation with the administrators: whose conversation it is, and administrators who may read support.
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.support_message AS m ON f.subject_id = m.id
    INNER JOIN ecom_data.support_conversation AS s ON m.conversation_id = s.id
    WHERE
        f.id = p_id AND f.subject = 'support'
        AND (s.account_id = p_account OR ecom_data.holds_module(p_account, 'support'))
)
-- What goes along with a return that is asked for: both sides of the order, and administrators who may read returns.
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.order_request AS r ON f.subject_id = r.id
    INNER JOIN ecom_data.customer AS c ON r.customer_id = c.id
    INNER JOIN ecom_data.vendor AS v ON r.vendor_id = v.id
    WHERE
        f.id = p_id AND f.subject = 'order_request'
        AND (p_account IN (c.account_id, v.account_id) OR ecom_data.holds_module(p_account, 'returns'))
)
-- The documents of an application and the card of a student: administrators who may read such.
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    WHERE
        f.id = p_id
        AND (
            (f.subject = 'application' AND ecom_data.holds_module(p_account, 'approvals'))
            OR (f.subject = 'student' AND ecom_data.holds_module(p_account, 'students'))
        )
)
