-- All a guest may do. Nothing here trusts who calls.
GRANT SELECT ON ecom.shop TO ''@'%';
GRANT SELECT ON ecom.terms TO ''@'%';
GRANT SELECT ON ecom.setting TO ''@'%';
GRANT EXECUTE ON PROCEDURE ecom.open_account TO ''@'%';
GRANT EXECUTE ON PROCEDURE ecom.ask_recovery TO ''@'%';
GRANT SELECT ON ecom.category TO ''@'%';
GRANT SELECT ON ecom.listing TO ''@'%';
GRANT SELECT ON ecom.listing_category TO ''@'%';
GRANT SELECT ON ecom.review TO ''@'%';
GRANT SELECT ON ecom.seller TO ''@'%';
GRANT EXECUTE ON PROCEDURE ecom.fetch_thumbnails TO ''@'%';
GRANT EXECUTE ON PROCEDURE ecom.fetch_picture TO ''@'%';
GRANT SELECT ON ecom.question TO ''@'%';
GRANT SELECT ON ecom.topic TO ''@'%';
GRANT SELECT ON ecom.reply TO ''@'%';
