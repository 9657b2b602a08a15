-- The terms of use a new shop starts with.
INSERT IGNORE INTO ecom_data.terms (version, text_en, text_zh, published_at) VALUES (
    1,
    'Be honest about who you are and what you sell. Wallet money is held by the marketplace until you confirm that your order has arrived. The marketplace keeps your name, contact details and orders to run your purchases and sales, shows your contact details only to the people you trade with, and removes what identifies you 30 days after you close your account. Fraud costs credit and may cost a fine. Trades made outside the marketplace are between you and the other person.',
    '请如实填写您的身份和所售商品。用钱包支付的款项由本平台保管，在您确认收货后才付给卖家。本平台保存您的姓名、联系方式和订单，仅用于完成交易；联系方式只向与您交易的人显示；账户注销30天后，可识别您身份的信息将被清除。欺诈行为将扣除信用分，并可能被罚款。在平台之外进行的交易由双方自行负责。',
    UTC_TIMESTAMP(6)
);
