-- What every customer's window may do beyond every account, whatever the group; the rest is in customer_modules.toml.
GRANT EXECUTE ON PROCEDURE ecom.my_addresses TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.save_address TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.remove_address TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.save_customer_profile TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_cart TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.set_cart_item TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.clear_cart TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.set_favourite TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_favourite_ids TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.place_orders TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.cancel_order TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.confirm_delivery TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.rate_item TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_favourites TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_orders TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_order TO ecom_customer;
GRANT EXECUTE ON PROCEDURE ecom.my_post_sale TO ecom_customer;
