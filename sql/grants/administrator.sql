-- What every administrator's window may do whatever their groups say; the rest is in modules.toml.
GRANT SELECT ON ecom.shop_day TO ecom_administrator;
GRANT EXECUTE ON PROCEDURE ecom.my_saved_queries TO ecom_administrator;
GRANT EXECUTE ON PROCEDURE ecom.save_query TO ecom_administrator;
GRANT EXECUTE ON PROCEDURE ecom.remove_query TO ecom_administrator;
