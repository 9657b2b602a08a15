-- What an account did with a broadcast: a row once it was read or deleted, none before.
CREATE TABLE IF NOT EXISTS ecom_data.broadcast_mark (
    account_id BIGINT UNSIGNED NOT NULL,
    message_id BIGINT UNSIGNED NOT NULL,
    read_at DATETIME(6) NOT NULL,
    is_deleted TINYINT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, message_id),
    KEY broadcast_mark_message (message_id),
    CONSTRAINT broadcast_mark_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT broadcast_mark_message_fk FOREIGN KEY (message_id) REFERENCES ecom_data.mailbox_message (id)
) ENGINE = InnoDB;
