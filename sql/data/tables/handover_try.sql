-- Wrong hand-over codes a vendor typed for an order: how many within ten minutes of each other, and when the last.
CREATE TABLE IF NOT EXISTS ecom_data.handover_try (
    order_id BIGINT UNSIGNED NOT NULL,
    tries INT UNSIGNED NOT NULL,
    tried_at DATETIME(6) NOT NULL,
    PRIMARY KEY (order_id),
    CONSTRAINT handover_try_order_fk FOREIGN KEY (order_id) REFERENCES ecom_data.orders (id)
) ENGINE = InnoDB;
