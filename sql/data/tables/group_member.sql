-- Who belongs to which group: an administrator to any number, a customer or vendor to at most one besides the built-in one.
CREATE TABLE IF NOT EXISTS ecom_data.group_member (
    group_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    PRIMARY KEY (group_id, account_id),
    KEY group_member_account (account_id),
    CONSTRAINT group_member_group_fk FOREIGN KEY (group_id) REFERENCES ecom_data.people_group (id),
    CONSTRAINT group_member_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
