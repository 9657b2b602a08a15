-- What somebody owes and to which wallet, in yuan: what their wallet did not cover of a refund, a fine or a fee (`kind` as in the
-- ledger). Money that comes into the debtor's wallet pays it off, the oldest first; each payment is a ledger transaction that
-- names the debt, and `paid` is their sum. A debt is never taken back: a correction pays it.
CREATE TABLE IF NOT EXISTS ecom_data.debt (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    to_wallet_id BIGINT UNSIGNED NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    amount DECIMAL(14, 2) NOT NULL,
    paid DECIMAL(14, 2) NOT NULL DEFAULT 0,
    status ENUM('open', 'paid') NOT NULL DEFAULT 'open',
    order_id BIGINT UNSIGNED NULL,
    note VARCHAR(200) NOT NULL DEFAULT '',
    made_by BIGINT UNSIGNED NULL,
    made_at DATETIME(6) NOT NULL,
    settled_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY debt_account (account_id, settled_at, id),
    KEY debt_to_wallet (to_wallet_id, settled_at, id),
    KEY debt_order (order_id),
    KEY debt_made (made_at, id),
    KEY debt_amount (amount, id),
    KEY debt_status (status, id),
    CONSTRAINT debt_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT debt_to_wallet_fk FOREIGN KEY (to_wallet_id) REFERENCES ecom_data.wallet (id),
    CONSTRAINT debt_amounts CHECK (amount > 0 AND paid BETWEEN 0 AND amount),
    CONSTRAINT debt_is_settled_when_paid CHECK ((paid = amount) = (settled_at IS NOT NULL) AND (paid = amount) = (status = 'paid'))
) ENGINE = InnoDB;
