-- What was said and done in a bargain, step by step. `price` is yuan a piece.
CREATE TABLE IF NOT EXISTS ecom_data.bargain_step (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    bargain_id BIGINT UNSIGNED NOT NULL,
    side ENUM('customer', 'vendor', 'system') NOT NULL,
    act ENUM('ask', 'offer', 'counter', 'accept', 'refuse', 'withdraw', 'expire', 'buy') NOT NULL,
    price DECIMAL(14, 2) NULL,
    words VARCHAR(500) NOT NULL DEFAULT '',
    happened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY bargain_step_bargain (bargain_id, id),
    CONSTRAINT bargain_step_bargain_fk FOREIGN KEY (bargain_id) REFERENCES ecom_data.bargain (id)
) ENGINE = InnoDB;
