-- Requests of accounts to bear the badge of a student, each with a campus e-mail address that is confirmed (as it was then) or pictures of
-- the student card (attachments, subject 'student'). A granted one holds to the end of a day of the shop.
CREATE TABLE IF NOT EXISTS ecom_data.student_badge (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    campus VARCHAR(80) NOT NULL,
    email VARCHAR(254) NULL,
    status ENUM('asked', 'granted', 'refused', 'revoked') NOT NULL DEFAULT 'asked',
    asked_at DATETIME(6) NOT NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_at DATETIME(6) NULL,
    ends_on DATE NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY student_badge_account (account_id, id),
    KEY student_badge_asked (asked_at, id),
    KEY student_badge_status (status, id),
    KEY student_badge_decided (decided_at),
    CONSTRAINT student_badge_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT student_badge_granted_ends CHECK (status <> 'granted' OR ends_on IS NOT NULL)
) ENGINE = InnoDB;
