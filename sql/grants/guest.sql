-- All a guest may do. Nothing here trusts who calls.
GRANT SELECT ON ecom.shop TO ''@'%';
GRANT SELECT ON ecom.terms TO ''@'%';
GRANT SELECT ON ecom.setting TO ''@'%';
GRANT EXECUTE ON PROCEDURE ecom.open_account TO ''@'%';
