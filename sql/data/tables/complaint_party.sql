-- The two sides of a complaint, each in the window it concerns (`profile`), with what they have not read.
CREATE TABLE IF NOT EXISTS ecom_data.complaint_party (
    complaint_id BIGINT UNSIGNED NOT NULL,
    side ENUM('complainant', 'accused') NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    profile ENUM('customer', 'vendor') NOT NULL,
    unread INT UNSIGNED NOT NULL DEFAULT 0,
    last_at DATETIME(6) NOT NULL,
    PRIMARY KEY (complaint_id, side),
    KEY complaint_party_list (account_id, profile, last_at, complaint_id),
    KEY complaint_party_unread (account_id, profile, unread),
    CONSTRAINT complaint_party_complaint_fk FOREIGN KEY (complaint_id) REFERENCES ecom_data.complaint (id),
    CONSTRAINT complaint_party_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
