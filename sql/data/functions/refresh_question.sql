-- Makes the public copy of a question what it must be now: written when the question is not hidden, otherwise removed. The asker's name
-- is shortened to its first character (`林**`). For deeds that ask, answer, hide or show a question.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_question(IN p_question BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DELETE FROM ecom_data.public_question WHERE id = p_question;
    INSERT INTO ecom_data.public_question (id, product_id, asker_name, content, asked_at, answer, answered_at)
    SELECT
        q.id,
        q.product_id,
        CONCAT(LEFT(ecom_data.name_of(q.account_id, q.profile), 1), '**'),
        q.content,
        q.asked_at,
        q.answer,
        q.answered_at
    FROM ecom_data.product_question AS q
    WHERE q.id = p_question AND q.hidden_at IS NULL;
END
