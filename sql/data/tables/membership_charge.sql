-- What a shop owes or paid for a month (its first day): one row a shop and month, however often the charge is started. What the
-- wallet does not cover stays unpaid; from `due_at` on the shop's shelf is closed until it is paid.
CREATE TABLE IF NOT EXISTS ecom_data.membership_charge (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    vendor_id BIGINT UNSIGNED NOT NULL,
    vendor_name VARCHAR(80) NOT NULL,
    plan_name VARCHAR(80) NOT NULL,
    month DATE NOT NULL,
    amount DECIMAL(14, 2) NOT NULL,
    status ENUM('unpaid', 'paid') NOT NULL DEFAULT 'unpaid',
    charged_at DATETIME(6) NOT NULL,
    due_at DATETIME(6) NOT NULL,
    paid_at DATETIME(6) NULL,
    transaction_id BIGINT UNSIGNED NULL,
    PRIMARY KEY (id),
    UNIQUE KEY membership_charge_month (vendor_id, month),
    KEY membership_charge_status (status, id),
    KEY membership_charge_charged (charged_at, id),
    KEY membership_charge_by_month (month, id),
    KEY membership_charge_amount (amount, id),
    KEY membership_charge_vendor_name (vendor_name, id),
    CONSTRAINT membership_charge_vendor_fk FOREIGN KEY (vendor_id) REFERENCES ecom_data.vendor (id),
    CONSTRAINT membership_charge_amount_bounds CHECK (amount >= 0),
    CONSTRAINT membership_charge_paid_is_dated CHECK ((status = 'paid') = (paid_at IS NOT NULL))
) ENGINE = InnoDB;
