-- Questions as everybody reads them: only those that are not hidden, the names shortened. Written beside `product_question` by
-- refresh_question, so that the public view needs no filter that protects anything.
CREATE TABLE IF NOT EXISTS ecom_data.public_question (
    id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    asker_name VARCHAR(16) NOT NULL,
    content VARCHAR(500) NOT NULL,
    asked_at DATETIME(6) NOT NULL,
    answer VARCHAR(2000) NULL,
    answered_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY public_question_product (product_id, asked_at, id)
) ENGINE = InnoDB;
