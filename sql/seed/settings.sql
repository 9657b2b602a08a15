-- The settings a new shop starts with. What is there already stays as the administrators set it.
INSERT IGNORE INTO ecom_data.setting (name, value, kind, minimum, maximum, is_public) VALUES
('openings_per_host_and_hour', '30', 'whole', 1, 100000, 0),
('half_open_minutes', '15', 'whole', 5, 1440, 0),
('lockout_minutes', '10', 'whole', 1, 1440, 1),
('delivery_confirms_after_days', '10', 'whole', 1, 90, 1),
('picture_quota_megabytes', '200', 'whole', 1, 10000, 1),
('attachment_quota_megabytes', '50', 'whole', 1, 10000, 1),
('fees_are_on', 'no', 'yes_no', NULL, NULL, 1),
('publishing_balance', '0', 'money', 0, 100000, 1),
('credit_floor', '60', 'whole', 0, 200, 1),
('documents_kept_days', '30', 'whole', 1, 365, 1),
('expiry_warning_days', '2', 'whole', 1, 30, 1),
('mailbox_quota_kilobytes', '1024', 'whole', 16, 1000000, 1),
('membership_grace_days', '7', 'whole', 0, 60, 1),
('messages_per_hour', '60', 'whole', 1, 10000, 0),
('seller_reserve', '0', 'money', 0, 100000, 1),
('starting_grant', '10', 'money', 0, 1000, 1);
