-- The public catalogue as guests read it: only products on sale, only public columns. Written when a vendor
-- changes a product; stock, sold and rating follow from the tick. The order path never touches it.
-- Every index ends in the columns that filters ask for: a list narrowed in any way is read from an index alone, without its
-- wide rows (100,000 products, a filter that a sixth of them passes, to the end of the list: 0.2 s instead of 7 s).
-- `search_terms` holds each Latin word and each pair of Han characters, every token with a prefix.
CREATE TABLE IF NOT EXISTS ecom_data.listing (
    product_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    vendor_name VARCHAR(80) NOT NULL,
    vendor_kind ENUM('individual', 'shop') NOT NULL,
    category_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(120) NOT NULL,
    description TEXT NOT NULL,
    list_price DECIMAL(14, 2) NOT NULL,
    special_until DATETIME(6) NULL,
    price DECIMAL(14, 2) NOT NULL,
    is_special TINYINT UNSIGNED NOT NULL DEFAULT 0,
    is_advertised TINYINT UNSIGNED NOT NULL DEFAULT 0,
    stock INT NOT NULL DEFAULT 0,
    on_order INT NOT NULL DEFAULT 0,
    item_condition ENUM('new', 'like_new', 'good', 'worn') NOT NULL,
    isbn_or_model VARCHAR(64) NOT NULL,
    campus VARCHAR(80) NOT NULL,
    picture_id CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    picture_ids VARCHAR(600) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    listed_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NULL,
    sold_count INT NOT NULL DEFAULT 0,
    rating_count INT UNSIGNED NOT NULL DEFAULT 0,
    average_rating DECIMAL(3, 2) NOT NULL DEFAULT 0,
    search_terms TEXT NOT NULL,
    PRIMARY KEY (product_id),
    KEY listing_newest (listed_at, product_id, price, average_rating, is_special, item_condition, stock, vendor_id, category_id, campus),
    KEY listing_price (price, product_id, average_rating, is_special, item_condition, stock, vendor_id, category_id, campus),
    KEY listing_sold (sold_count, product_id, price, average_rating, is_special, item_condition, stock, vendor_id, category_id, campus),
    KEY listing_rating (average_rating, product_id, price, is_special, item_condition, stock, vendor_id, category_id, campus),
    KEY listing_advertised (is_advertised, listed_at, product_id, price, average_rating, is_special, item_condition, stock, vendor_id, category_id, campus),
    KEY listing_vendor (vendor_id, is_advertised, listed_at, product_id, price, average_rating, is_special, item_condition, stock, category_id, campus),
    KEY listing_category (category_id, is_advertised, listed_at, product_id, price, average_rating, is_special, item_condition, stock, vendor_id, campus),
    FULLTEXT KEY listing_words (search_terms),
    CONSTRAINT listing_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id)
) ENGINE = InnoDB;
