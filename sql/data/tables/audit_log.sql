-- What administrators changed, with old and new values. Never changed.
CREATE TABLE IF NOT EXISTS ecom_data.audit_log (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NULL,
    action VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id BIGINT UNSIGNED NULL,
    old_values JSON NULL,
    new_values JSON NULL,
    happened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY audit_log_subject (subject, subject_id, id),
    KEY audit_log_account (account_id, id),
    KEY audit_log_happened (happened_at, id)
) ENGINE = InnoDB;
