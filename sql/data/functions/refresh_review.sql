-- Makes the public copy of a review what it must be now: written when the review is not hidden, otherwise removed. The
-- customer's name is shortened to its first character (`林**`), a vendor's is public anyway. For deeds that write, answer, hide or show a review.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.refresh_review(IN p_review BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DELETE FROM ecom_data.public_review WHERE id = p_review;
    INSERT INTO ecom_data.public_review (
        id, kind, seller_id, product_id, bought, customer_name, rating, words, reply, replied_at, is_student, created_at
    )
    SELECT
        r.id, r.kind, r.seller_id, r.product_id, r.bought,
        IF(r.kind = 'vendor', r.customer_name, CONCAT(LEFT(r.customer_name, 1), '**')), r.rating, r.words, r.reply, r.replied_at,
        COALESCE(ecom_data.student_until(c.account_id) >= ecom_data.shop_date(r.created_at), 0), r.created_at
    FROM ecom_data.review AS r
    LEFT JOIN ecom_data.customer AS c ON r.customer_id = c.id
    WHERE r.id = p_review AND r.hidden_at IS NULL;
END
