-- How full the mailbox of the account that calls is: one row with `used_bytes`, `total_bytes` (the quota) and `unread`.
CREATE DEFINER = 'ecom_definer'@'localhost' PROCEDURE ecom.my_mailbox()
SQL SECURITY DEFINER
MODIFIES SQL DATA
BEGIN
    DECLARE v_account BIGINT UNSIGNED;
    DECLARE v_none BIGINT UNSIGNED;
    CALL ecom_data.enter('member', v_account, v_none);
    SELECT
        COALESCE((SELECT b.used_bytes FROM ecom_data.mailbox AS b WHERE b.account_id = v_account), 0) AS used_bytes,
        ecom_data.setting_number('mailbox_quota_kilobytes') * 1024 AS total_bytes,
        ecom_data.unread_mail(v_account) AS unread;
END
