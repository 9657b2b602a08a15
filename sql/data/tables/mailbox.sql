-- The mailbox of an account, one for both its windows: how many bytes its messages take (a message counts for whoever
-- still keeps it, as its sender or its recipient), and how many of those received are unread. The quota is a setting.
CREATE TABLE IF NOT EXISTS ecom_data.mailbox (
    account_id BIGINT UNSIGNED NOT NULL,
    used_bytes BIGINT UNSIGNED NOT NULL DEFAULT 0,
    unread_count INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id),
    CONSTRAINT mailbox_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
