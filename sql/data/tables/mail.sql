-- Letters to people and what became of them: `waiting` until `ecom-server mail` has given it to the mail server, `failed` when it gave
-- up; an administrator may let it wait again. `detail` (JSON) holds what the words of the kind say, and is emptied once the letter is
-- sent. Codes stand nowhere here: the sender makes them at the moment it sends, so that neither a backup nor a statement somebody
-- could read holds one.
CREATE TABLE IF NOT EXISTS ecom_data.mail (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    account_id BIGINT UNSIGNED NULL,
    recipient VARCHAR(254) NOT NULL,
    kind VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail JSON NOT NULL,
    status ENUM('waiting', 'sent', 'failed') NOT NULL DEFAULT 'waiting',
    tries SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    written_at DATETIME(6) NOT NULL,
    due_at DATETIME(6) NOT NULL,
    sent_at DATETIME(6) NULL,
    last_error VARCHAR(300) NULL,
    PRIMARY KEY (id),
    KEY mail_due (status, due_at, id),
    KEY mail_account (account_id, kind, written_at),
    KEY mail_written (written_at, id)
) ENGINE = InnoDB;
