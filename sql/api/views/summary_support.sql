-- How support works, by the day a conversation was opened: how many, how many wait, are answered and closed now, how many had an answer
-- at all and how many seconds these waited for it together. For administrators who may read support.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.summary_support AS
SELECT
    s.opened_on AS day,
    COUNT(*) AS opened,
    SUM(s.status = 'waiting') AS waiting,
    SUM(s.status = 'answered') AS answered,
    SUM(s.status = 'closed') AS closed,
    COUNT(s.first_answer_seconds) AS with_answer,
    COALESCE(SUM(s.first_answer_seconds), 0) AS answer_seconds
FROM ecom_data.support_conversation AS s
GROUP BY s.opened_on
