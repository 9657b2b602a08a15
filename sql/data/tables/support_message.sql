-- What an account and the administrators say to each other; `read_at` is when the other side had read it.
CREATE TABLE IF NOT EXISTS ecom_data.support_message (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    conversation_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    side ENUM('member', 'administrator') NOT NULL,
    content VARCHAR(4000) NOT NULL,
    sent_at DATETIME(6) NOT NULL,
    read_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY support_message_conversation (conversation_id, side, id),
    CONSTRAINT support_message_conversation_fk FOREIGN KEY (conversation_id) REFERENCES ecom_data.support_conversation (id)
) ENGINE = InnoDB;
