-- Gives a product of a vendor a status, or more time on the shelf, and gives back its version: the one way onto the shelf. A shop's
-- listing stays as long as its membership pays for the shelf. An individual seller's has days: what is left of those paid for
-- goes on without a fee (p_days NULL), otherwise p_days (NULL: the offered number nearest to a month) are paid for and added, at
-- most to a year from now. p_fee is what the seller was shown; another fee is refused. A listing that goes up for the first
-- time, or again after its days were over, is new and listed today. So is one that was sold elsewhere and is listed anew
-- (p_anew): it takes days of its own. Within the days paid for, off the shelf and on it again changes no date.
-- Refusals: choice_unknown, not_found, changed_meanwhile, product_reserved, wrong_state, fee_changed (the fee now), fee_not_covered (what is
-- missing), number_out_of_range (days), and those of check_publishing, which looks at what the fee has left.
CREATE DEFINER = 'ecom_definer'@'localhost' FUNCTION ecom_data.move_product(
    p_account BIGINT UNSIGNED, p_vendor BIGINT UNSIGNED, p_id BIGINT UNSIGNED, p_version INT UNSIGNED, p_status TEXT,
    p_days DECIMAL(20, 6), p_fee DECIMAL(20, 6), p_anew TINYINT
)
RETURNS INT UNSIGNED
DETERMINISTIC
MODIFIES SQL DATA
SQL SECURITY DEFINER
BEGIN
    DECLARE v_now DATETIME(6) DEFAULT ecom_data.utc_now();
    DECLARE v_version INT UNSIGNED;
    DECLARE v_status VARCHAR(16);
    DECLARE v_name VARCHAR(120);
    DECLARE v_expires DATETIME(6);
    DECLARE v_days INT UNSIGNED;
    DECLARE v_fee DECIMAL(14, 2);
    DECLARE v_ignored BIGINT;
    DECLARE v_is_new TINYINT;
    CALL ecom_data.check_choice('status', p_status, 'draft,on_sale,off_shelf,sold_elsewhere');
    IF NOT EXISTS (SELECT 1 FROM ecom_data.product AS p WHERE p.id = p_id AND p.vendor_id = p_vendor) THEN
        CALL ecom_data.refuse('not_found', p_id);
    END IF;
    SELECT MAX(s.quantity) INTO v_ignored FROM ecom_data.stock AS s WHERE s.product_id = p_id FOR UPDATE;
    SELECT p.version, p.status, p.name, p.expires_at INTO v_version, v_status, v_name, v_expires
    FROM ecom_data.product AS p
    WHERE p.id = p_id
    FOR UPDATE;
    IF p_version IS NULL OR v_version <> p_version THEN
        CALL ecom_data.refuse('changed_meanwhile', p_id);
    END IF;
    IF v_status = 'reserved' OR v_status = 'on_sale' AND p_status <> 'on_sale' AND EXISTS (
        SELECT 1 FROM ecom_data.bargain AS b WHERE b.product_id = p_id AND b.status = 'accepted' FOR UPDATE
    ) THEN
        CALL ecom_data.refuse('product_reserved', p_id);
    END IF;
    IF v_status = 'removed' THEN
        CALL ecom_data.refuse('wrong_state', v_status);
    END IF;
    IF v_status = p_status AND (p_status <> 'on_sale' OR p_days IS NULL) THEN
        RETURN v_version;
    END IF;
    SET v_is_new = p_status = 'on_sale' AND (v_status = 'expired' OR v_status = 'sold_elsewhere' AND p_anew = 1);
    IF p_status = 'on_sale' THEN
        IF (SELECT v.kind FROM ecom_data.vendor AS v WHERE v.id = p_vendor) = 'shop' THEN
            IF v_status = 'on_sale' THEN
                RETURN v_version;
            END IF;
            SET v_expires = NULL;
        ELSEIF p_days IS NOT NULL OR v_is_new = 1 OR v_expires IS NULL OR v_expires <= v_now THEN
            SET v_is_new = v_is_new = 1 OR COALESCE(v_expires <= v_now, 0);
            IF p_days NOT BETWEEN 1 AND 365 OR p_days <> FLOOR(p_days) THEN
                CALL ecom_data.refuse('choice_unknown', 'days');
            END IF;
            SET v_days = COALESCE(p_days, (
                SELECT f.days
                FROM ecom_data.fee AS f
                WHERE f.kind = 'listing' AND f.is_offered = 1
                ORDER BY ABS(CAST(f.days AS SIGNED) - 30), f.days
                LIMIT 1
            ));
            SET v_fee = ecom_data.fee_of(p_vendor, 'listing', v_days);
            IF v_fee IS NULL THEN
                CALL ecom_data.refuse('choice_unknown', 'days');
            END IF;
            IF COALESCE(p_fee, 0) <> v_fee THEN
                CALL ecom_data.refuse('fee_changed', v_fee);
            END IF;
            SET v_expires = GREATEST(COALESCE(v_expires, v_now), v_now) + INTERVAL v_days DAY;
            IF v_expires > v_now + INTERVAL 366 DAY THEN
                CALL ecom_data.refuse('number_out_of_range', 'days');
            END IF;
            IF v_fee > 0 THEN
                SET v_ignored = ecom_data.take_fee(p_account, 'fee', v_fee, 1, v_name);
            END IF;
        END IF;
        CALL ecom_data.check_publishing(p_account);
    END IF;
    UPDATE ecom_data.product AS p
    SET
        p.listed_at = CASE
            WHEN p_status <> 'on_sale' THEN p.listed_at
            WHEN p.listed_at IS NULL OR v_is_new = 1 THEN v_now
            ELSE p.listed_at
        END,
        p.expires_at = v_expires,
        p.status = p_status,
        p.version = v_version + 1
    WHERE p.id = p_id;
    CALL ecom_data.refresh_listing(p_id);
    IF p_status = 'on_sale' AND v_status <> 'on_sale' THEN
        INSERT INTO ecom_data.match_due (product_id) VALUES (p_id);
    END IF;
    RETURN v_version + 1;
END
