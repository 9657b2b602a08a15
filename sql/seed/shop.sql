-- The rows a new shop starts with. Safe to repeat.
INSERT IGNORE INTO ecom_data.clock (id, shift_seconds) VALUES (1, 0);
INSERT IGNORE INTO ecom_data.scheduled_work (name) VALUES
('anonymise_closed'),
('charge_memberships'),
('close_half_open'),
('confirm_deliveries'),
('end_recoveries'),
('end_special_prices'),
('erase_documents'),
('erase_student_cards'),
('expire_bargains'),
('expire_listings'),
('expire_wants'),
('fold_listings'),
('fold_sales'),
('fold_sellers'),
('forget_old_keys'),
('match_listings'),
('remove_unclaimed'),
('settle_debts'),
('tell_of_expiry'),
('tick'),
('unlock_accounts'),
('unlock_guest'),
('watchdog');
INSERT IGNORE INTO ecom_data.order_state_count (status)
VALUES ('placed'), ('confirmed'), ('shipped'), ('received'), ('cancelled'), ('returned');
INSERT INTO ecom_data.wallet (kind)
SELECT k.kind
FROM (SELECT 'bank' AS kind UNION ALL SELECT 'escrow' UNION ALL SELECT 'payable' UNION ALL SELECT 'income' UNION ALL SELECT 'promotion') AS k
WHERE NOT EXISTS (SELECT 1 FROM ecom_data.wallet AS w WHERE w.account_id IS NULL AND w.kind = k.kind);
INSERT IGNORE INTO ecom_data.fee (kind, days, price)
VALUES ('listing', 7, 1.00), ('listing', 30, 3.00), ('listing', 90, 6.00), ('advertising', 1, 2.00);
INSERT INTO ecom_data.plan (name, slots, monthly_price, discount)
SELECT k.name, k.slots, k.monthly_price, k.discount
FROM (
    SELECT '小店 Small' AS name, 20 AS slots, 20 AS monthly_price, 0 AS discount
    UNION ALL SELECT '中店 Medium', 100, 60, 10
    UNION ALL SELECT '大店 Large', 1000, 200, 25
) AS k
WHERE NOT EXISTS (SELECT 1 FROM ecom_data.plan);
INSERT IGNORE INTO ecom_data.people_group (role, mysql_role, name, note) VALUES
('administrator', NULL, 'Owners', 'Everything, always. The first administrator belongs here.'),
('customer', 'ecom_customer', 'Customers', 'Everybody who buys and is in no other group of customers.'),
('vendor', 'ecom_vendor', 'Vendors', 'Everybody who sells and is in no other group of vendors.');
