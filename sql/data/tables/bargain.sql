-- A talk about the price of a product between a customer and its vendor. `asked` waits for the vendor, `countered` for the customer;
-- `accepted` holds `quantity` out of the stock for the customer at `price` a piece until `expires_at`. `price` is the one
-- named last, none while the customer has only asked. `open_product_id` is the product while the talk is open: one at a time.
-- `vendor_rank` puts what waits for the vendor first.
CREATE TABLE IF NOT EXISTS ecom_data.bargain (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    product_id BIGINT UNSIGNED NOT NULL,
    open_product_id BIGINT UNSIGNED NULL,
    customer_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    quantity INT UNSIGNED NOT NULL,
    status ENUM('asked', 'countered', 'accepted', 'refused', 'withdrawn', 'expired', 'bought') NOT NULL,
    price DECIMAL(14, 2) NULL,
    shown_price DECIMAL(14, 2) NOT NULL,
    begun_at DATETIME(6) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    expires_at DATETIME(6) NOT NULL,
    vendor_rank CHAR(27) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY bargain_open_once (customer_id, open_product_id),
    KEY bargain_customer (customer_id, changed_at, id),
    KEY bargain_vendor (vendor_id, vendor_rank, id),
    KEY bargain_waiting (vendor_id, status),
    KEY bargain_product (product_id, status),
    KEY bargain_expiry (status, expires_at),
    CONSTRAINT bargain_product_fk FOREIGN KEY (product_id) REFERENCES ecom_data.product (id),
    CONSTRAINT bargain_customer_fk FOREIGN KEY (customer_id) REFERENCES ecom_data.customer (id),
    CONSTRAINT bargain_vendor_fk FOREIGN KEY (vendor_id) REFERENCES ecom_data.vendor (id),
    CONSTRAINT bargain_quantity_bounds CHECK (quantity BETWEEN 1 AND 9999),
    CONSTRAINT bargain_price_bounds CHECK (price IS NULL OR (price > 0 AND price <= 9999999.99)),
    CONSTRAINT bargain_accepted_has_a_price CHECK (status NOT IN ('countered', 'accepted', 'bought') OR price IS NOT NULL),
    CONSTRAINT bargain_open_is_known CHECK ((open_product_id IS NOT NULL) = (status IN ('asked', 'countered', 'accepted')))
) ENGINE = InnoDB;
