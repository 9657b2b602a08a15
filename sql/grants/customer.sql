-- What every customer's window may do beyond every account, whatever the group; the rest is in customer_modules.toml.
GRANT EXECUTE ON PROCEDURE ecom.my_addresses TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.save_address TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.remove_address TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.save_customer_profile TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_shop_review TO ecom_customer;
