-- Conditional queries administrators keep by a name. `query` is JSON of the client's, never read by the server; `subject` is
-- the module whose table it asks. A shared one is seen by everybody who may read the module.
CREATE TABLE IF NOT EXISTS ecom_data.saved_query (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NOT NULL,
    subject VARCHAR(48) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(80) NOT NULL,
    shared TINYINT UNSIGNED NOT NULL DEFAULT 0,
    query TEXT NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    saved_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY saved_query_owner (account_id, subject, name),
    KEY saved_query_shared (subject, shared, name),
    CONSTRAINT saved_query_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id),
    CONSTRAINT saved_query_module_fk FOREIGN KEY (subject) REFERENCES ecom_data.module (name),
    CONSTRAINT saved_query_is_json CHECK (JSON_VALID(query)),
    CONSTRAINT saved_query_shared_known CHECK (shared IN (0, 1))
) ENGINE = InnoDB;
