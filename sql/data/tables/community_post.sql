-- What somebody wrote on the community board: a topic (no `topic_id`, with a title), or a reply to one. What everybody reads of it is
-- `public_topic` and `public_reply`.
CREATE TABLE IF NOT EXISTS ecom_data.community_post (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT,
    kind ENUM('topic', 'reply') NOT NULL,
    topic_id BIGINT UNSIGNED NULL,
    account_id BIGINT UNSIGNED NOT NULL,
    profile ENUM('customer', 'vendor') NOT NULL,
    title VARCHAR(120) NOT NULL DEFAULT '',
    content VARCHAR(4000) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    hidden_at DATETIME(6) NULL,
    hidden_reason VARCHAR(500) NOT NULL DEFAULT '',
    removed_at DATETIME(6) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    KEY community_post_topic (topic_id, id),
    KEY community_post_account (account_id, written_at),
    KEY community_post_written (written_at, id),
    CONSTRAINT community_post_topic_fk FOREIGN KEY (topic_id) REFERENCES ecom_data.community_post (id),
    CONSTRAINT community_post_account_fk FOREIGN KEY (account_id) REFERENCES ecom_data.account (id)
) ENGINE = InnoDB;
