-- A message from one account to another, or from the administrators to everybody of an audience (a broadcast: no recipient,
-- one row however many read it). Each side keeps or deletes its own: `in_inbox`, `in_sent`; the words go when neither keeps it.
-- `size_bytes` is title, content and pictures together, as it counts in a mailbox. Times are UTC.
CREATE TABLE IF NOT EXISTS ecom_data.mailbox_message (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    sender_id BIGINT UNSIGNED NOT NULL,
    sender_profile ENUM('customer', 'vendor', 'administrator') NOT NULL,
    recipient_id BIGINT UNSIGNED NULL,
    recipient_profile ENUM('customer', 'vendor') NULL,
    audience ENUM('customer', 'vendor', 'everybody') NULL,
    reply_to_id BIGINT UNSIGNED NULL,
    title VARCHAR(120) NOT NULL,
    content VARCHAR(4000) NOT NULL,
    size_bytes INT UNSIGNED NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    received_at DATETIME(6) NOT NULL,
    read_at DATETIME(6) NULL,
    in_inbox TINYINT UNSIGNED NOT NULL DEFAULT 1,
    in_sent TINYINT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY mailbox_message_inbox (recipient_id, in_inbox, id),
    KEY mailbox_message_sent (sender_id, in_sent, id),
    KEY mailbox_message_hour (sender_id, sent_at),
    KEY mailbox_message_audience (audience, id),
    CONSTRAINT mailbox_message_sender_fk FOREIGN KEY (sender_id) REFERENCES ecom_data.account (id),
    CONSTRAINT mailbox_message_recipient_fk FOREIGN KEY (recipient_id) REFERENCES ecom_data.account (id),
    CONSTRAINT mailbox_message_to_one_or_all CHECK ((recipient_id IS NULL) <> (audience IS NULL))
) ENGINE = InnoDB;
