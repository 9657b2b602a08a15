-- Reviews as everybody reads them: only those that are not hidden, the customer's name shortened. Written beside
-- `review` by refresh_review, so that the public view needs no filter that protects anything.
CREATE TABLE IF NOT EXISTS ecom_data.public_review (
    id BIGINT UNSIGNED NOT NULL,
    product_id BIGINT UNSIGNED NOT NULL,
    customer_name VARCHAR(16) NOT NULL,
    rating TINYINT UNSIGNED NOT NULL,
    words VARCHAR(2000) NOT NULL,
    reply VARCHAR(2000) NULL,
    replied_at DATETIME(6) NULL,
    is_student TINYINT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY public_review_product (product_id, created_at, id),
    KEY public_review_rating (product_id, rating, id)
) ENGINE = InnoDB;
