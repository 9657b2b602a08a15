-- How long customers waited for a vendor's answer about an order, by the day of the shop it was answered: how many answers,
-- how long together and the longest, in seconds. Written by do_write_post_sale_message.
CREATE TABLE IF NOT EXISTS ecom_data.daily_response (
    day DATE NOT NULL,
    vendor_id BIGINT UNSIGNED NOT NULL,
    answers INT UNSIGNED NOT NULL DEFAULT 0,
    seconds BIGINT UNSIGNED NOT NULL DEFAULT 0,
    longest INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (day, vendor_id),
    KEY daily_response_vendor (vendor_id, day)
) ENGINE = InnoDB;
