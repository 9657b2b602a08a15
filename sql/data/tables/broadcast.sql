-- What the administrators told everybody of an audience, as their list shows it: `id` is the message's. The words stand here a
-- second time so that no administrators' view reads the table of private messages.
CREATE TABLE IF NOT EXISTS ecom_data.broadcast (
    id BIGINT UNSIGNED NOT NULL,
    audience ENUM('customer', 'vendor', 'everybody') NOT NULL,
    title VARCHAR(120) NOT NULL,
    content VARCHAR(4000) NOT NULL,
    sent_by BIGINT UNSIGNED NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    withdrawn_at DATETIME(6) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY broadcast_sent (sent_at, id),
    CONSTRAINT broadcast_message_fk FOREIGN KEY (id) REFERENCES ecom_data.mailbox_message (id)
) ENGINE = InnoDB;
