-- The words of wants and saved searches, found from the words of a new listing: comparing reads what fits and not all of
-- them. `is_open`: the word may go on (phone finds phones).
CREATE TABLE IF NOT EXISTS ecom_data.watched_term (
    term VARCHAR(48) COLLATE utf8mb4_bin NOT NULL,
    kind ENUM('want', 'search') NOT NULL,
    watch_id BIGINT UNSIGNED NOT NULL,
    is_open TINYINT UNSIGNED NOT NULL,
    PRIMARY KEY (term, kind, watch_id),
    KEY watched_term_watch (kind, watch_id),
    CONSTRAINT watched_term_open_known CHECK (is_open IN (0, 1))
) ENGINE = InnoDB;
