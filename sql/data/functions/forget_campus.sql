-- Takes what somebody wrote about wants, offers and bargains, their saved searches and their student card away; that there were such
-- stays. For whoever closed their account. Safe to repeat.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom_data.forget_campus(IN p_account BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_customer BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    SELECT MIN(c.id) INTO v_customer FROM ecom_data.customer AS c WHERE c.account_id = p_account;
    SELECT MIN(v.id) INTO v_vendor FROM ecom_data.vendor AS v WHERE v.account_id = p_account;
    DELETE FROM ecom_data.attachment WHERE account_id = p_account AND subject = 'student';
    UPDATE ecom_data.student_badge AS b
    SET b.email = NULL, b.campus = '', b.note = ''
    WHERE b.account_id = p_account;
    DELETE t FROM ecom_data.watched_term AS t
    INNER JOIN ecom_data.want AS w ON t.kind = 'want' AND t.watch_id = w.id
    WHERE w.customer_id = v_customer;
    DELETE t FROM ecom_data.watched_term AS t
    INNER JOIN ecom_data.saved_search AS s ON t.kind = 'search' AND t.watch_id = s.id
    WHERE s.customer_id = v_customer;
    DELETE FROM ecom_data.saved_search WHERE customer_id = v_customer;
    UPDATE ecom_data.want AS w
    SET w.description = '', w.search_terms = ' ', w.status = IF(w.status = 'open', 'closed', w.status), w.version = w.version + 1
    WHERE w.customer_id = v_customer;
    UPDATE ecom_data.want_offer AS o
    INNER JOIN ecom_data.want AS w ON o.want_id = w.id
    SET o.answer = ''
    WHERE w.customer_id = v_customer;
    UPDATE ecom_data.want_offer AS o SET o.words = '' WHERE o.vendor_id = v_vendor;
    UPDATE ecom_data.bargain_step AS s
    INNER JOIN ecom_data.bargain AS b ON s.bargain_id = b.id
    SET s.words = ''
    WHERE (b.customer_id = v_customer AND s.side = 'customer') OR (b.vendor_id = v_vendor AND s.side = 'vendor');
END
