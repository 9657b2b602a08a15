-- The questions under the products of the vendor who calls, those that wait for an answer first: a private list, sorted by `vendor_rank`,
-- descending only. Filters: `p_open` (whether it waits), `p_words` (part of the product's name). Refusals: choice_unknown. For vendors.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.vendor_questions(
    IN p_sort VARCHAR(16), IN p_descending TINYINT, IN p_after_value VARCHAR(64), IN p_after_id BIGINT UNSIGNED,
    IN p_skip INT UNSIGNED, IN p_limit INT UNSIGNED, IN p_open TINYINT, IN p_words VARCHAR(255)
)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_vendor BIGINT UNSIGNED;
    DECLARE v_after CHAR(27) CHARACTER SET ascii COLLATE ascii_bin;
    CALL ecom_data.enter('vendor', v_account, v_vendor);
    SET p_skip = LEAST(COALESCE(p_skip, 0), 4096);
    SET p_limit = LEAST(COALESCE(p_limit, 100), 500);
    SET p_words = NULLIF(TRIM(p_words), '');
    IF p_sort IS NULL OR p_sort <> 'vendor_rank' OR COALESCE(p_descending, 0) <> 1 THEN
        CALL ecom_data.refuse('choice_unknown', 'sort');
    END IF;
    SET v_after = IF(p_after_id IS NULL, '2', p_after_value);
    SET p_after_id = COALESCE(p_after_id, 18446744073709551615);
    SELECT
        q.id,
        q.product_id,
        q.product_name,
        CONCAT(LEFT(COALESCE(ecom_data.name_of(q.account_id, q.profile), ''), 1), '**') AS asker_name,
        q.content,
        q.asked_at,
        q.answer,
        q.answered_at,
        q.hidden_at IS NOT NULL AS is_hidden,
        q.vendor_rank
    FROM ecom_data.product_question AS q
    WHERE
        q.vendor_id = v_vendor
        AND q.vendor_rank <= v_after
        AND (q.vendor_rank < v_after OR q.id < p_after_id)
        AND (p_open IS NULL OR (q.answered_at IS NULL AND q.hidden_at IS NULL) = (p_open <> 0))
        AND (p_words IS NULL OR LOCATE(p_words, q.product_name) > 0)
    ORDER BY q.vendor_rank DESC, q.id DESC
    LIMIT p_limit OFFSET p_skip;
END
