/*
 * Longer than 250 lines on purpose: what people write to a complaint desk, with what a person marked in it. `[PHONE …]`
 * is personal data of that kind; all else is not, however much it looks like it. Numbers are made up, with right check
 * digits. Written to be hard: half of the texts hold nothing.
 */
export const letters = `
请打[PHONE 13812345678]找我，谢谢
我的电话是[PHONE 138 1234 5678]，白天都在
手机：[PHONE 139-1234-5678]，微信同号
请联系 [PHONE +86 138 1234 5678]
联系电话[PHONE １３８１２３４５６７８]（晚上）
座机[PHONE 010-62345678]转8801
座机：[PHONE 0755-26881234]
家里电话[PHONE 02162345678]，请下午打
致电[PHONE 62345678]找王师傅
我打了[PHONE 400-820-8820]三次都没人接
从国外打 [PHONE 0086 13812345678]
两个号码：[PHONE 13812345678]、[PHONE 18600001111]
电话[PHONE 138.1234.5678]
Call me on [PHONE (415) 555-0132] after six
My number is [PHONE +44 7700 900123].
ring [PHONE 07700 900123], not the landline
Landline [PHONE 020 7946 0958] works best
You can text [PHONE +1 415 555 0132] any time
phone: [PHONE 415-555-0132]
Reach us at [PHONE +49 30 901820] in Berlin
Tel [PHONE 5550132] ask for Ann
回信到[EMAIL li.ming@example.com.cn]吧
邮箱[EMAIL lilei2024@qq.com]，请发发票
发到[EMAIL 13812345678@163.com]
Write to [EMAIL ann.o'neil+shop@mail.example.co.uk], please
contact:[EMAIL A_B-C@EXAMPLE.COM]
[EMAIL mei@sub.domain.example]回复即可
My two addresses are [EMAIL a@b.example] and [EMAIL c.d@e.example].
全角邮箱[EMAIL ｌｉ＠ｅｘａｍｐｌｅ．ｃｏｍ]
身份证[ID_CARD 11010519491231002X]，已实名
身份证号：[ID_CARD 44030819900101101X]
证件号 [ID_CARD 110105 19491231 002X] 请核对
身份证[ID_CARD １１０１０５１９４９１２３１００２Ｘ]
客服要我报身份证[ID_CARD 11010519491231002x]，为什么？
退款到卡号[BANK_CARD 6222 0212 3456 7890 128]
银行卡[BANK_CARD 6222021234567890128]户名李雷
Refund card [BANK_CARD 4111-1111-1111-1111] please
card number is [BANK_CARD 4111 1111 1111 1111]
Charged twice on [BANK_CARD 5500005555555559]
my amex [BANK_CARD 3782 822463 10005] was charged
JCB [BANK_CARD 3530111333300000]
工行卡[BANK_CARD 9558801234567890128]
account number [BANK_CARD 121212121218]
IBAN [IBAN DE89 3704 0044 0532 0130 00], thanks
refund to [IBAN GB82WEST12345698765432]
konto [IBAN FR14 2004 1010 0505 0001 3M02 606]
汇到[IBAN NL91ABNA0417164300]
iban:[IBAN ie29 aibk 9311 5212 3456 78]
护照号[PASSPORT E12345678]，入住时登记的
护照号码：[PASSPORT G87654321]
my passport number is [PASSPORT 123456789]
Passport no. [PASSPORT PA1234567] was copied by the hotel
港澳通行证[PASSPORT C12345678]
台胞证 [PASSPORT 12345678]
我住在[ADDRESS 广东省深圳市南山区科技园中山路88号3栋2单元501室]
地址：[ADDRESS 北京市朝阳区建国路93号院6号楼1202室]
送到[ADDRESS 上海市浦东新区张江路88弄5号301室]才对
寄到[ADDRESS 中山路88号]，别放驿站
住[ADDRESS 3栋2单元501室]
快递送错了，我家在[ADDRESS 杭州市西湖区文三路]
收货地址是[ADDRESS 四川省成都市武侯区天府大道1388号]
门店在[ADDRESS 南京市鼓楼区中央路]，态度很差
[ADDRESS 台北市中山路88號]的店
送到[ADDRESS 文一西路969号3号楼]前台
I live at [ADDRESS 221B Baker Street, London NW1 6XE].
deliver to [ADDRESS 12 Oak Avenue, Springfield, IL 62704] please
The parcel went to [ADDRESS 14 High St] next door
[ADDRESS Flat 4, 10 Elm Grove] is on the second floor
My postcode is [ADDRESS SW1A 1AA]
Send it to [ADDRESS 1600 Pennsylvania Ave] again
They left it at [ADDRESS 7 Station Road, Leeds LS1 4DY]
[ADDRESS P.O. Box 1234], no street delivery
The office is [ADDRESS 350 Fifth Avenue, New York, NY 10118]
we moved to [ADDRESS 5 Queen's Crescent]
我叫李雷，手机[PHONE 13900001111]，住[ADDRESS 海淀区中关村南大街5号]
请退到[BANK_CARD 6222021234567890128]，有事打[PHONE 13812345678]或发[EMAIL li@example.com]
Mail [EMAIL bo@example.com], phone [PHONE +44 20 7946 0958], card [BANK_CARD 4111111111111111]
身份证[ID_CARD 44030819900101101X]和护照[PASSPORT E12345678]都给了
订单号2024050612345678
订单13812345678还没发货
运单号 4111111111111111 显示已签收
快递单号：6222021234567890128
order 13812345678 never came
Order no. 4111111111111111 is missing
tracking number 07700900123
工单编号 13900001111，等了三天
SN13812345678X 的机器坏了
型号 XJ-13812345678-A
on 2026-05-03 at 10:30, 3 days late
2026.05.03 买的，2026.06.01 坏了
2026年5月3日下午3点送到
一共花了12,345.67元，退了13800000.00
I paid £1,299.99 and was refunded 13.99
案件 CR-7KQ3-M2XT 一直没回复
see CR-0000-0000 and CR-7KQ3-M2XT
@ me @home
价格@99元
IP 192.168.100.123 登录失败
版本 13.8.12.345.678
批次 K-20240506-12
batch B2207-1381234
尺寸 1920*1080，重量 3.5 公斤
电压220V，功率1800W，温度100度
我等了30分钟，打了5次电话
three people in 2 rooms of 4 floors waited 30 minutes
I waited 3 days on the road
it took 10 minutes to close
the 2 of them work this way
5 items in the drive, 3 in the court
第3号商品和第5号商品都坏了
一号楼的电梯坏了
这条路上5号店的服务员
12楼的风景很好
退款 4000 元，分 3 期
扣款 20241231235959 流水不明
UTC 时间 20261122053918
身份证110105194912310021是错的
card 4111-1111-1111-1112 was refused
GB82 WEST 1234 5698 7654 33 is not accepted
护照还没办下来，等了2个月
my passport was copied in 2024
客服工号 80123，态度很差
房间 1202 的空调不制冷
航班 CA1234 延误 5 小时
Flight BA2490, seat 14A, 3 hours late
说明书第 88 页写着保修 3 年
水壶漏水，第二天就坏了，要求退款
The kettle leaks and nobody answers my calls.
They said 3-5 working days, and it is day 12.
优惠码 SAVE20250101 不能用
coupon ABCD-1234-5678 was refused
发票号码 12345678，税号 91310000MA1FL0XX5K
条码 6901234567892 扫不出来
ISBN 9787111111111 那本书缺页
序列号 6222021234567890128
model A1 2GB or A2 4GB, which one?
ref 121212121212 says paid
市区的道路都在修，送不到
我在北京市区逛街时买的
请给我一个说法，已经 13 天 8 小时了
`;
