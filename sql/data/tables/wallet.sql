-- Accounts of the ledger. A person has `cash` (1 unit = 1 yuan) and `grant` (pays listing fees only); the shop has one
-- of each other kind (`bank` is the world outside, `escrow` holds paid orders, `payable` withdrawals under way). A
-- person's balance is kept here and never goes below zero; the shop's own wallets keep none, so that no order waits for another at one row: theirs is the sum of their entries.
CREATE TABLE IF NOT EXISTS ecom_data.wallet (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NULL,
    kind ENUM('cash', 'grant', 'bank', 'escrow', 'payable', 'income', 'promotion') NOT NULL,
    balance DECIMAL(14, 2) NULL,
    PRIMARY KEY (id),
    UNIQUE KEY wallet_account_kind (account_id, kind),
    KEY wallet_kind (kind),
    CONSTRAINT wallet_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT wallet_balance_is_a_persons CHECK ((account_id IS NULL) = (balance IS NULL)),
    CONSTRAINT wallet_balance_is_never_below_zero CHECK (balance IS NULL OR balance >= 0)
) ENGINE = InnoDB;
