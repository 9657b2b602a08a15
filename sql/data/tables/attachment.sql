-- Private pictures: evidence, documents, what people send each other. A picture is stored by its owner and then claimed once by
-- what it belongs to (`subject`, `subject_id`); unclaimed ones go after a day. Who may see one: may_see_attachment. The id proves
-- nothing and opens nothing.
CREATE TABLE IF NOT EXISTS ecom_data.attachment (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    subject ENUM('complaint', 'complaint_message', 'application', 'mail', 'student', 'support', 'order_request') NULL,
    subject_id BIGINT UNSIGNED NULL,
    media_type ENUM('image/jpeg', 'image/png', 'image/webp') NOT NULL,
    width SMALLINT UNSIGNED NOT NULL,
    height SMALLINT UNSIGNED NOT NULL,
    bytes INT UNSIGNED NOT NULL,
    content MEDIUMBLOB NOT NULL,
    thumbnail BLOB NOT NULL,
    stored_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY attachment_account (account_id, bytes),
    KEY attachment_subject (subject, subject_id, id),
    KEY attachment_unclaimed (subject, stored_at),
    CONSTRAINT attachment_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT attachment_claimed_whole CHECK ((subject IS NULL) = (subject_id IS NULL))
) ENGINE = InnoDB;
