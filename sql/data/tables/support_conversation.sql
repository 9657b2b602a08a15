-- A conversation between an account and the administrators. It waits (`waiting`) while the account spoke last, is `answered`
-- while an administrator did, and `closed` until the account writes again. `opened_on` is the shop's day, for the summary;
-- `first_answer_seconds` how long the account waited for the first answer. `reported_id` is whom it reports, if it does.
CREATE TABLE IF NOT EXISTS ecom_data.support_conversation (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    profile ENUM('customer', 'vendor') NOT NULL,
    subject VARCHAR(120) NOT NULL,
    reported_id BIGINT UNSIGNED NULL,
    status ENUM('waiting', 'answered', 'closed') NOT NULL DEFAULT 'waiting',
    assigned_to BIGINT UNSIGNED NULL,
    message_count INT UNSIGNED NOT NULL DEFAULT 0,
    member_unread INT UNSIGNED NOT NULL DEFAULT 0,
    last_message_id BIGINT UNSIGNED NOT NULL DEFAULT 0,
    last_words VARCHAR(120) NOT NULL DEFAULT '',
    opened_at DATETIME(6) NOT NULL,
    opened_on DATE NOT NULL,
    last_at DATETIME(6) NOT NULL,
    first_answered_at DATETIME(6) NULL,
    first_answer_seconds INT UNSIGNED NULL,
    closed_at DATETIME(6) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY support_conversation_number (number),
    KEY support_conversation_account (account_id, last_at, id),
    KEY support_conversation_newest (account_id, last_message_id),
    KEY support_conversation_unread (account_id, member_unread),
    KEY support_conversation_status (status, last_at, id),
    KEY support_conversation_opened (opened_at, id),
    KEY support_conversation_last (last_at, id),
    KEY support_conversation_day (opened_on, status),
    CONSTRAINT support_conversation_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
