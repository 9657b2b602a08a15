-- What was said in a complaint, from the statement to the last verdict. Never changed. A verdict carries its penalty.
CREATE TABLE IF NOT EXISTS ecom_data.complaint_message (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    complaint_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    side ENUM('complainant', 'accused', 'administrator') NOT NULL,
    kind ENUM('statement', 'message', 'appeal', 'verdict') NOT NULL,
    content VARCHAR(2000) NOT NULL,
    verdict ENUM('upheld', 'rejected') NULL,
    severity ENUM('minor', 'serious', 'grave') NULL,
    deduction SMALLINT UNSIGNED NULL,
    fine DECIMAL(14, 2) NULL,
    sent_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY complaint_message_complaint (complaint_id, id),
    CONSTRAINT complaint_message_complaint_fk FOREIGN KEY (complaint_id) REFERENCES ecom_data.complaint (id)
) ENGINE = InnoDB;
