-- Whether an account may see a private picture: its owner, and whoever may see what it belongs to. One EXISTS a subject: each
-- part of the shop says here who that is. Nobody else, whatever they may do otherwise.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.may_see_attachment(p_account BIGINT UNSIGNED, p_id BIGINT UNSIGNED)
RETURNS TINYINT
DETERMINISTIC
READS SQL DATA
SQL SECURITY DEFINER
RETURN EXISTS (SELECT 1 FROM ecom_data.attachment AS f WHERE f.id = p_id AND f.account_id = p_account)
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.mailbox_message AS m ON f.subject_id = m.id
    WHERE
        f.id = p_id AND f.subject = 'mail'
        AND ((m.recipient_id = p_account AND m.in_inbox = 1) OR (m.sender_id = p_account AND m.in_sent = 1))
)
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.group_member AS g ON g.account_id = p_account
    INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id AND p.role = 'administrator'
    INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id AND x.module = 'students'
    WHERE f.id = p_id AND f.subject = 'student'
)
OR EXISTS (
    SELECT 1
    FROM ecom_data.attachment AS f
    INNER JOIN ecom_data.group_member AS g ON g.account_id = p_account
    INNER JOIN ecom_data.people_group AS p ON g.group_id = p.id AND p.role = 'administrator'
    INNER JOIN ecom_data.access AS x ON g.group_id = x.group_id AND x.module = 'approvals'
    WHERE f.id = p_id AND f.subject = 'application'
)
