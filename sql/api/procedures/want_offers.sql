-- What came to one want. Its customer (p_profile 'customer') reads all offers that were not withdrawn and the listings found for it
-- (`kind` offer or match), what waits for an answer first; a vendor reads their own offers. Prices are those of now, in yuan; a product that
-- left the shelf has is_on_sale 0. At most 200 rows; none when it is not theirs. Refusals: choice_unknown (profile).
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.want_offers(IN p_profile VARCHAR(16), IN p_want_id BIGINT UNSIGNED)
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_profile BIGINT UNSIGNED;
    DECLARE v_now DATETIME(6);
    CALL ecom_data.enter(IF(p_profile IN ('customer', 'vendor'), p_profile, 'member'), v_account, v_profile);
    IF p_profile IS NULL OR p_profile NOT IN ('customer', 'vendor') THEN
        CALL ecom_data.refuse('choice_unknown', 'profile');
    END IF;
    SET v_now = ecom_data.utc_now();
    SELECT
        f.kind,
        f.id,
        f.vendor_id,
        v.name AS vendor_name,
        f.product_id,
        p.name AS product_name,
        (SELECT i.picture_id FROM ecom_data.product_picture AS i WHERE i.product_id = p.id ORDER BY i.position LIMIT 1) AS picture_id,
        ecom_data.price_at(p.price, p.special_price, p.special_until, v_now) AS price,
        COALESCE(ecom_data.is_on_sale(p.status, p.expires_at, v.status, a.status, v_now), 0) AS is_on_sale,
        f.words,
        f.status,
        f.answer,
        f.offered_at
    FROM (
        SELECT 'offer' AS kind, o.id, o.vendor_id, o.product_id, o.words, o.status, o.answer, o.offered_at
        FROM ecom_data.want_offer AS o
        INNER JOIN ecom_data.want AS w ON o.want_id = w.id
        WHERE
            o.want_id = p_want_id
            AND IF(p_profile = 'customer', w.customer_id = v_profile AND o.status <> 'withdrawn', o.vendor_id = v_profile)
        UNION ALL
        SELECT 'match', m.product_id, q.vendor_id, m.product_id, '', 'open', '', m.found_at
        FROM ecom_data.want_match AS m
        INNER JOIN ecom_data.want AS w ON m.want_id = w.id
        INNER JOIN ecom_data.product AS q ON m.product_id = q.id
        WHERE
            m.want_id = p_want_id AND p_profile = 'customer' AND w.customer_id = v_profile AND q.status = 'on_sale'
            AND NOT EXISTS (SELECT 1 FROM ecom_data.want_offer AS x WHERE x.want_id = m.want_id AND x.product_id = m.product_id)
    ) AS f
    INNER JOIN ecom_data.vendor AS v ON f.vendor_id = v.id
    INNER JOIN ecom_data.account AS a ON v.account_id = a.id
    LEFT JOIN ecom_data.product AS p ON f.product_id = p.id
    ORDER BY f.kind = 'match', f.status <> 'open', f.offered_at DESC, f.id DESC
    LIMIT 200;
END
