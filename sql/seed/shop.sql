-- The rows a new shop starts with. Safe to repeat.
INSERT IGNORE INTO ecom_data.clock (id, shift_seconds) VALUES (1, 0);
INSERT IGNORE INTO ecom_data.scheduled_work (name)
VALUES ('tick'), ('watchdog'), ('fold_sales'), ('fold_listings'), ('end_special_prices'), ('expire_listings'), ('confirm_deliveries'),
('fold_sellers'), ('close_half_open'), ('forget_old_keys'), ('anonymise_closed'), ('unlock_guest'), ('unlock_accounts'),
('match_listings'), ('expire_wants'), ('expire_bargains');
INSERT IGNORE INTO ecom_data.scheduled_work (name) VALUES
('anonymise_closed'),
('close_half_open'),
('confirm_deliveries'),
('end_special_prices'),
('expire_listings'),
('fold_listings'),
('fold_sales'),
('fold_sellers'),
('forget_old_keys'),
('remove_unclaimed'),
('settle_debts'),
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
INSERT IGNORE INTO ecom_data.people_group (role, mysql_role, name, note) VALUES
('administrator', NULL, 'Owners', 'Everything, always. The first administrator belongs here.'),
('customer', 'ecom_customer', 'Customers', 'Everybody who buys and is in no other group of customers.'),
('vendor', 'ecom_vendor', 'Vendors', 'Everybody who sells and is in no other group of vendors.');
