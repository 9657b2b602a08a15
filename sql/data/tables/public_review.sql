-- Reviews as everybody reads them: only those that are not hidden, the customer's name shortened, a vendor's whole. Written beside
-- `review` by refresh_review, so that the public view needs no filter that protects anything.
CREATE TABLE IF NOT EXISTS ecom_data.public_review (
    id BIGINT UNSIGNED NOT NULL,
    kind ENUM('product', 'shop', 'vendor') NOT NULL DEFAULT 'product',
    seller_id BIGINT UNSIGNED NULL,
    product_id BIGINT UNSIGNED NULL,
    customer_name VARCHAR(80) NOT NULL,
    bought TINYINT UNSIGNED NOT NULL DEFAULT 1,
    rating TINYINT UNSIGNED NOT NULL,
    words VARCHAR(2000) NOT NULL,
    reply VARCHAR(2000) NULL,
    replied_at DATETIME(6) NULL,
    is_student TINYINT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY public_review_product (product_id, created_at, id),
    KEY public_review_seller (seller_id, kind, created_at, id),
    KEY public_review_rating (product_id, rating, id)
) ENGINE = InnoDB;
