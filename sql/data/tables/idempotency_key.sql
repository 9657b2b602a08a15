-- The keys clients gave to their writes, with what each answered: the same key and content give back the same
-- answer, the same key with other content is refused. Kept 30 days.
CREATE TABLE IF NOT EXISTS ecom_data.idempotency_key (
    account_id BIGINT UNSIGNED NOT NULL,
    request_key CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    deed VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    content CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answer JSON NULL,
    made_at DATETIME(6) NOT NULL,
    PRIMARY KEY (account_id, request_key),
    KEY idempotency_key_age (made_at)
) ENGINE = InnoDB;
