-- What somebody asks under a product; its vendor answers. `vendor_rank` sorts the vendor's list: '1' and the time while it waits for an
-- answer, '0' and the time otherwise. What everybody reads of it is `public_question`.
CREATE TABLE IF NOT EXISTS ecom_data.product_question (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id BIGINT UNSIGNED NOT NULL,
    product_name VARCHAR(120) NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    profile ENUM('customer', 'vendor') NOT NULL,
    content VARCHAR(500) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    answer VARCHAR(2000) NULL,
    answered_at DATETIME(6) NULL,
    hidden_at DATETIME(6) NULL,
    hidden_reason VARCHAR(500) NOT NULL DEFAULT '',
    vendor_rank CHAR(27) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY product_question_product (product_id, id),
    KEY product_question_vendor (vendor_id, vendor_rank, id),
    KEY product_question_account (account_id, asked_at),
    KEY product_question_asked (asked_at, id),
    CONSTRAINT product_question_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT product_question_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
