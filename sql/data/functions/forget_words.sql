-- Brings what everybody reads from somebody who is gone up to date: their questions and posts stay, their name does not. For anonymise_closed.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.forget_words(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    UPDATE ecom_data.public_question AS u
    INNER JOIN ecom_data.product_question AS q ON u.id = q.id
    SET u.asker_name = '**'
    WHERE q.account_id = p_account;
    UPDATE ecom_data.public_topic AS u
    INNER JOIN ecom_data.community_post AS p ON u.id = p.id
    SET u.author_name = '**'
    WHERE p.account_id = p_account;
    UPDATE ecom_data.public_reply AS u
    INNER JOIN ecom_data.community_post AS p ON u.id = p.id
    SET u.author_name = '**'
    WHERE p.account_id = p_account;
END
