-- Searches of the shop that customers keep by a name and are told of new matches of. `wanted` is JSON of the client's, to show the search
-- again; the columns beside it are what the server compares a new listing with. `new_count` are matches since it was opened last.
CREATE TABLE IF NOT EXISTS ecom_data.saved_search (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(80) NOT NULL,
    wanted TEXT NOT NULL,
    term_count INT UNSIGNED NOT NULL DEFAULT 0,
    category_ids TEXT NULL,
    vendor_id BIGINT UNSIGNED NULL,
    price_from DECIMAL(14, 2) NULL,
    price_to DECIMAL(14, 2) NULL,
    item_conditions VARCHAR(64) NULL,
    campus VARCHAR(80) NOT NULL DEFAULT '',
    special_only TINYINT UNSIGNED NOT NULL DEFAULT 0,
    minimum_rating DECIMAL(3, 2) NULL,
    new_count INT UNSIGNED NOT NULL DEFAULT 0,
    last_match_at DATETIME(6) NULL,
    last_product_id BIGINT UNSIGNED NULL,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY saved_search_customer (customer_id, saved_at, id),
    KEY saved_search_wordless (term_count, id),
    CONSTRAINT saved_search_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id),
    CONSTRAINT saved_search_is_json CHECK (JSON_VALID(wanted))
) ENGINE = InnoDB;
