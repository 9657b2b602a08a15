-- Who wants no more messages from whom.
CREATE TABLE IF NOT EXISTS ecom_data.account_block (
    account_id BIGINT UNSIGNED NOT NULL,
    blocked_id BIGINT UNSIGNED NOT NULL,
    blocked_profile ENUM('customer', 'vendor') NOT NULL,
    blocked_at DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, blocked_id),
    KEY account_block_blocked (blocked_id),
    CONSTRAINT account_block_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT account_block_blocked_fk FOREIGN KEY (blocked_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
