-- What a customer asks of a vendor about an order: to cancel one that is confirmed, to return items, or for money back while the
-- goods stay (refund). `amount` is what comes back, in yuan. At most one of an order is open (asked) at once. Where the wallet was not
-- used the two settle by themselves, and the vendor notes when it is paid back.
CREATE TABLE IF NOT EXISTS ecom_data.order_request (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    order_id BIGINT UNSIGNED NOT NULL,
    customer_id BIGINT UNSIGNED NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    kind ENUM('cancel', 'return', 'refund') NOT NULL,
    status ENUM('asked', 'accepted', 'refused', 'withdrawn') NOT NULL DEFAULT 'asked',
    amount DECIMAL(14, 2) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    answer VARCHAR(500) NOT NULL DEFAULT '',
    restocked TINYINT UNSIGNED NOT NULL DEFAULT 0,
    asked_at DATETIME(6) NOT NULL,
    decided_at DATETIME(6) NULL,
    paid_back_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY order_request_order (order_id, status),
    KEY order_request_vendor (vendor_id, status, id),
    KEY order_request_customer (customer_id, status, id),
    KEY order_request_asked (asked_at, id),
    KEY order_request_status (status, id),
    KEY order_request_amount (amount, id),
    CONSTRAINT order_request_order_fk FOREIGN KEY (order_id) REFERENCES ecom_data.orders (id),
    CONSTRAINT order_request_amount CHECK (amount >= 0)
) ENGINE = InnoDB;
