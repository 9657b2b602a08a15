-- What every account may do, whatever its window; every other role includes it.
GRANT SELECT ON ecom.shop TO ecom_member;
GRANT SELECT ON ecom.terms TO ecom_member;
GRANT SELECT ON ecom.setting TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.sign_in TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.register_customer TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.start_selling TO ecom_member;
