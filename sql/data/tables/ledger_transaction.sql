-- One movement of money. Its entries sum to zero. Never changed. `debt_id` names the debt a payment pays off.
CREATE TABLE IF NOT EXISTS ecom_data.ledger_transaction (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    kind ENUM(
        'top_up', 'withdrawal', 'payment', 'release', 'cancellation', 'refund',
        'fee', 'membership', 'advertising', 'grant', 'fine', 'adjustment'
    ) NOT NULL,
    order_id BIGINT UNSIGNED NULL,
    wallet_request_id BIGINT UNSIGNED NULL,
    debt_id BIGINT UNSIGNED NULL,
    note VARCHAR(200) NOT NULL DEFAULT '',
    account_id BIGINT UNSIGNED NULL,
    happened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY ledger_transaction_order (order_id),
    KEY ledger_transaction_request (wallet_request_id),
    KEY ledger_transaction_debt (debt_id),
    KEY ledger_transaction_happened (happened_at, id)
) ENGINE = InnoDB;
