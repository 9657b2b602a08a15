-- Every change of a credit score: by how much, to what, why, and who decided it (nobody: the shop by itself). `subject_id` is the
-- order or the complaint that is the reason. Never changed.
CREATE TABLE IF NOT EXISTS ecom_data.credit_change (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    score_change SMALLINT NOT NULL,
    score_after SMALLINT NOT NULL,
    why ENUM('order_completed', 'complaint_upheld', 'appeal_decided', 'adjusted') NOT NULL,
    subject_id BIGINT UNSIGNED NULL,
    decided_by BIGINT UNSIGNED NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    happened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY credit_change_account (account_id, id),
    KEY credit_change_happened (happened_at, id),
    CONSTRAINT credit_change_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
