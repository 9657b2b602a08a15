-- Topics of the community board as everybody reads them, none of them hidden or removed; `last_at` is when somebody last wrote in it.
-- Written beside `community_post` by refresh_topic.
CREATE TABLE IF NOT EXISTS ecom_data.public_topic (
    id BIGINT UNSIGNED NOT NULL,
    author_name VARCHAR(80) NOT NULL,
    author_kind ENUM('customer', 'vendor') NOT NULL,
    title VARCHAR(120) NOT NULL,
    content VARCHAR(4000) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    last_at DATETIME(6) NOT NULL,
    reply_count INT UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    KEY public_topic_last (last_at, id),
    KEY public_topic_written (written_at, id),
    KEY public_topic_replies (reply_count, id)
) ENGINE = InnoDB;
