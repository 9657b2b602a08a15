-- What customers look for and have not found. `price` is the most they would pay for one, in yuan. `hidden` by an administrator, who
-- says why. `search_terms` is there to be searched by sellers; what new listings are compared with stands in watched_term.
CREATE TABLE IF NOT EXISTS ecom_data.want (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    customer_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(120) NOT NULL,
    description VARCHAR(2000) NOT NULL DEFAULT '',
    price DECIMAL(14, 2) NOT NULL,
    quantity INT UNSIGNED NOT NULL DEFAULT 1,
    status ENUM('open', 'closed', 'expired', 'hidden') NOT NULL DEFAULT 'open',
    hidden_reason VARCHAR(500) NULL,
    posted_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    term_count INT UNSIGNED NOT NULL DEFAULT 0,
    search_terms TEXT NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY want_customer (customer_id, posted_at, id),
    KEY want_newest (status, posted_at, id),
    KEY want_price (status, price, id),
    KEY want_expiry (status, expires_at),
    KEY want_posted (posted_at, id),
    KEY want_by_price (price, id),
    KEY want_name (name, id),
    FULLTEXT KEY want_words (search_terms),
    CONSTRAINT want_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id),
    CONSTRAINT want_price_bounds CHECK (price > 0 AND price <= 9999999.99),
    CONSTRAINT want_quantity_bounds CHECK (quantity BETWEEN 1 AND 9999)
) ENGINE = InnoDB;
