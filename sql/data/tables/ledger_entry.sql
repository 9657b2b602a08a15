-- One side of a movement: what came into (+) or left (−) a wallet, in yuan. Never changed.
CREATE TABLE IF NOT EXISTS ecom_data.ledger_entry (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    transaction_id BIGINT UNSIGNED NOT NULL,
    wallet_id BIGINT UNSIGNED NOT NULL,
    amount DECIMAL(14, 2) NOT NULL,
    balance_after DECIMAL(14, 2) NULL,
    PRIMARY KEY (id),
    KEY ledger_entry_transaction (transaction_id),
    KEY ledger_entry_wallet (wallet_id, id),
    CONSTRAINT ledger_entry_transaction_fk FOREIGN KEY (transaction_id) REFERENCES ecom_data.ledger_transaction (id),
    CONSTRAINT ledger_entry_wallet_fk FOREIGN KEY (wallet_id) REFERENCES ecom_data.wallet (id),
    CONSTRAINT ledger_entry_moves_something CHECK (amount <> 0)
) ENGINE = InnoDB;
