-- Requests to turn yuan into wallet money (top-up) and back (withdrawal), with the bank's reference. The deciding
-- administrator is never the one who asks. A withdrawal is set aside as payable while it is open.
CREATE TABLE IF NOT EXISTS ecom_data.wallet_request (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    number CHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    account_name VARCHAR(80) NOT NULL,
    kind ENUM('top_up', 'withdrawal') NOT NULL,
    amount DECIMAL(14, 2) NOT NULL,
    bank_reference VARCHAR(80) NOT NULL,
    status ENUM('requested', 'confirmed', 'refused', 'cancelled') NOT NULL DEFAULT 'requested',
    requested_at DATETIME(6) NOT NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_at DATETIME(6) NULL,
    note VARCHAR(500) NOT NULL DEFAULT '',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY wallet_request_number (number),
    KEY wallet_request_account (account_id, id),
    KEY wallet_request_status (status, id),
    KEY wallet_request_requested (requested_at, id),
    KEY wallet_request_amount (amount, id),
    KEY wallet_request_account_name (account_name, id),
    CONSTRAINT wallet_request_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT wallet_request_amount_bounds CHECK (amount > 0 AND amount <= 1000000)
) ENGINE = InnoDB;
