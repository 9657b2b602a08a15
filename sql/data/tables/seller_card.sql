-- The credit information a buyer decides by, one row a vendor that has ever been shown. Folded in from accounts, orders
-- and wallets off their paths by refresh_seller; `deposit_band` tells the size of the cash balance and not its
-- sum: none, low (under 100 yuan), medium (under 1,000), high. A shop has a plan with slots. Days are days of the shop.
CREATE TABLE IF NOT EXISTS ecom_data.seller_card (
    vendor_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(80) NOT NULL,
    kind ENUM('individual', 'shop') NOT NULL,
    description VARCHAR(2000) NOT NULL DEFAULT '',
    member_since DATE NOT NULL,
    opened_on DATE NOT NULL,
    last_seen_on DATE NULL,
    listings_ever INT UNSIGNED NOT NULL DEFAULT 0,
    completed_orders INT UNSIGNED NOT NULL DEFAULT 0,
    rating_count INT UNSIGNED NOT NULL DEFAULT 0,
    average_rating DECIMAL(3, 2) NOT NULL DEFAULT 0,
    shop_rating_count INT UNSIGNED NOT NULL DEFAULT 0,
    shop_average DECIMAL(3, 2) NOT NULL DEFAULT 0,
    other_rating_count INT UNSIGNED NOT NULL DEFAULT 0,
    other_average DECIMAL(3, 2) NOT NULL DEFAULT 0,
    credit_score SMALLINT NOT NULL DEFAULT 100,
    upheld_complaints INT UNSIGNED NOT NULL DEFAULT 0,
    deposit_band ENUM('none', 'low', 'medium', 'high') NOT NULL DEFAULT 'none',
    plan_name VARCHAR(80) NULL,
    slots INT UNSIGNED NULL,
    student_until DATE NULL,
    folded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (vendor_id),
    KEY seller_card_folded (folded_at, vendor_id),
    KEY seller_card_name (name, vendor_id)
) ENGINE = InnoDB;
