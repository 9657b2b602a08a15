-- What every account may do, whatever its window; every other role includes it.
GRANT SELECT ON ecom.shop TO ecom_member;
GRANT SELECT ON ecom.terms TO ecom_member;
GRANT SELECT ON ecom.setting TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.sign_in TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.register_customer TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.start_selling TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.my_profile TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.set_language TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.set_email TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.my_wallet TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.my_ledger TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.ask_top_up TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.ask_withdrawal TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.my_wallet_requests TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.cancel_wallet_request TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.news TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.my_notifications TO ecom_member;
GRANT EXECUTE ON PROCEDURE ecom.mark_notifications_read TO ecom_member;
