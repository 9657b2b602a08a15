-- Replies on the community board as everybody reads them, none of them hidden or removed. Written by refresh_topic and refresh_reply.
CREATE TABLE IF NOT EXISTS ecom_data.public_reply (
    id BIGINT UNSIGNED NOT NULL,
    topic_id BIGINT UNSIGNED NOT NULL,
    author_name VARCHAR(80) NOT NULL,
    author_kind ENUM('customer', 'vendor') NOT NULL,
    content VARCHAR(4000) NOT NULL,
    written_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY public_reply_topic (topic_id, id)
) ENGINE = InnoDB;
