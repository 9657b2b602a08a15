-- Which account accepted which version of the terms of use, and when.
CREATE TABLE IF NOT EXISTS ecom_data.terms_acceptance (
    account_id BIGINT UNSIGNED NOT NULL,
    version INT UNSIGNED NOT NULL,
    accepted_at DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, version),
    KEY terms_acceptance_version (version, accepted_at),
    CONSTRAINT terms_acceptance_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT terms_acceptance_version_fk FOREIGN KEY (version) REFERENCES ecom_data.terms (version)
) ENGINE = InnoDB;
