-- The public catalogue: everything on sale. `price` is what it costs now, `list_price` the ordinary price; `picture_ids` is a
-- list joined by commas, the first on the card; `search_terms` is there to be searched (ecom_client/domain/search.py). Public.
CREATE OR REPLACE
DEFINER = 'ecom_definer'@'localhost' SQL SECURITY DEFINER VIEW ecom.listing AS
SELECT
    l.product_id AS id,
    l.vendor_id,
    l.vendor_name,
    l.vendor_kind,
    l.category_id,
    l.name,
    l.description,
    l.list_price,
    l.special_until,
    l.price,
    l.is_special,
    l.is_advertised,
    l.stock,
    l.on_order,
    l.item_condition,
    l.isbn_or_model,
    l.campus,
    l.picture_id,
    l.picture_ids,
    l.listed_at,
    l.expires_at,
    l.sold_count,
    l.rating_count,
    l.average_rating,
    l.search_terms
FROM ecom_data.listing AS l
