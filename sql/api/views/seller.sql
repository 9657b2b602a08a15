-- Sellers' cards: what a buyer decides by. No contact details. Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.seller AS
SELECT
    s.vendor_id AS id,
    s.name,
    s.kind,
    s.description,
    s.member_since,
    s.opened_on,
    s.last_seen_on,
    s.listings_ever,
    s.completed_orders,
    s.rating_count,
    s.average_rating,
    s.credit_score,
    s.upheld_complaints,
    s.deposit_band,
    s.plan_name,
    s.slots,
    s.student_until,
    s.shop_rating_count,
    s.shop_average,
    s.other_rating_count,
    s.other_average
FROM ecom_data.seller_card AS s
