-- What a vendor's window may do beyond every account.
GRANT EXECUTE ON PROCEDURE ecom.save_vendor_profile TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_products TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.my_product TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.save_product TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.set_product_status TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.restock TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.store_picture TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.confirm_order TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.ship_order TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.cancel_order_as_vendor TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.confirm_handover TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.mark_paid TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.vendor_orders TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.vendor_order TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.vendor_overview TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.vendor_sales TO ecom_vendor;
GRANT EXECUTE ON PROCEDURE ecom.vendor_best_products TO ecom_vendor;
