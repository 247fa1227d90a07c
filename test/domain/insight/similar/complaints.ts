import type { Category } from '../../../../functions/domain/complaint/vocabulary.ts';

/**
 * Complaints as customers write them, each with the matter that a complaints officer would file it under: written and
 * labelled before the search was tried on them. Two are alike when they are about the same matter.
 */
export type Labelled = { matter: string; category: Category; text: string; product?: string };

const one = (matter: string, category: Category, text: string, product?: string): Labelled => ({
  matter,
  category,
  text,
  ...(product !== undefined && { product }),
});

export const complaints: readonly Labelled[] = [
  one('cooker-smokes', 'safety', '电饭煲用了三天就冒烟了，厨房里全是焦味，家里还有孩子。', '智能电饭煲 RC-500'),
  one('cooker-smokes', 'safety', '刚买的电饭锅煮饭的时候冒黑烟，插头都烧焦了，吓死人。', 'RC-500'),
  one('cooker-smokes', 'safety', '电饭煲保温时突然有烧焦的味道，底部冒烟，断电才停。'),
  one(
    'cooker-smokes',
    'safety',
    'The rice cooker started smoking on the third day and the kitchen smelled of burning plastic.',
    'RC-500',
  ),
  one('cooker-smokes', 'safety', 'Smoke came out of the bottom of my rice cooker while it kept the rice warm.'),
  one('cooker-smokes', 'safety', '米饭还没煮熟电饭煲就冒烟跳闸，同一批的邻居家也这样。', '电饭煲RC500'),

  one('kettle-leaks', 'product-quality', '电水壶底部漏水，放在桌上一滩水，怕碰到插座。', '快烧壶 K200'),
  one('kettle-leaks', 'product-quality', '水壶用了一个月就开始渗水，壶底密封圈坏了。', 'K200'),
  one(
    'kettle-leaks',
    'product-quality',
    'My kettle leaks at the base, there is a puddle under it every morning.',
    'K200',
  ),
  one('kettle-leaks', 'product-quality', 'The seal of the kettle is broken and water drips onto the power base.'),
  one('kettle-leaks', 'product-quality', '热水壶漏水，水从底座流出来，换了一个还是漏。'),

  one('late-parcel', 'delivery', '快递说三天到，已经过了两个星期还没有到，物流信息一直不更新。'),
  one('late-parcel', 'delivery', '订单迟迟不发货，催了几次都说在路上，物流停在中转站。'),
  one('late-parcel', 'delivery', 'My parcel is ten days late and the tracking has not been updated since last week.'),
  one(
    'late-parcel',
    'delivery',
    'Delivery was promised for Monday, it has still not arrived and the tracking says in transit.',
  ),
  one('late-parcel', 'delivery', '包裹卡在转运中心一个星期了，送货一再延误。'),

  one('lost-parcel', 'delivery', '物流显示已签收，但是我根本没有收到包裹，快递员说放在门口。'),
  one('lost-parcel', 'delivery', '快递显示本人签收，家里没人签，包裹不见了。'),
  one('lost-parcel', 'delivery', 'The parcel is marked as delivered but nobody in my house received it.'),
  one('lost-parcel', 'delivery', 'Tracking says delivered and signed for, yet I never received the package.'),
  one('lost-parcel', 'delivery', '明明没收到货，系统却写着已签收，要求查签收底单。'),

  one('charged-twice', 'price', '同一笔订单被重复扣款两次，多扣了199元，银行流水都有。'),
  one('charged-twice', 'price', '信用卡账单显示同一个订单扣了两次钱，请退还多扣的部分。'),
  one('charged-twice', 'price', 'I was charged twice for the same order, my bank statement shows two payments.'),
  one('charged-twice', 'price', 'Your shop took the payment two times; I was double charged on my card.'),
  one('charged-twice', 'price', '微信支付时卡了一下，结果重复扣费，付了两遍。'),

  one('auto-renewal', 'price', '会员自动续费没有任何提醒，又扣了198元，我根本不想续。'),
  one('auto-renewal', 'price', '试用期结束直接自动续费，取消的入口藏得很深。'),
  one(
    'auto-renewal',
    'price',
    'My subscription was renewed automatically without any notice and I was billed for a year.',
  ),
  one('auto-renewal', 'price', 'I cancelled the trial, but the membership auto-renewed and took the money.'),
  one('auto-renewal', 'price', '视频会员被自动续费了一年，没有收到续费通知。'),

  one('rude-staff', 'service-attitude', '店员态度恶劣，问两句就不耐烦，还翻白眼。'),
  one('rude-staff', 'service-attitude', '前台服务员骂人，对老人大声吼叫，必须道歉。'),
  one(
    'rude-staff',
    'service-attitude',
    'The assistant at the counter was rude and rolled her eyes when I asked about the size.',
  ),
  one('rude-staff', 'service-attitude', 'Your salesman shouted at my mother and insulted her in front of everyone.'),
  one('rude-staff', 'service-attitude', '服务员对我冷嘲热讽，态度很差，没有一句道歉。'),

  one('not-repaired', 'after-sales', '空调修了三次还是没修好，师傅每次都说没问题，过两天又不制冷。', '变频空调'),
  one('not-repaired', 'after-sales', '返修回来的空调第二天又坏了，维修根本没有换零件。'),
  one(
    'not-repaired',
    'after-sales',
    'The air conditioner was repaired three times and still does not cool, the technician changed nothing.',
  ),
  one(
    'not-repaired',
    'after-sales',
    'Third repair of my air conditioning and it stopped cooling again after two days.',
  ),
  one('not-repaired', 'after-sales', '空调维修完还是不制冷，工程师说修不好让我再等。'),

  one('refund-late', 'after-sales', '申请退款已经十五天了，一分钱都没退，客服只会说请耐心等待。'),
  one('refund-late', 'after-sales', '退货已经签收两个星期，退款一直不到账。'),
  one('refund-late', 'after-sales', 'I returned the jacket a month ago and my refund has not been paid.'),
  one('refund-late', 'after-sales', 'Still waiting for my money back, the refund was approved three weeks ago.'),
  one('refund-late', 'after-sales', '退款审核通过很久了还没有到账，打电话只让等。'),

  one('battery-swells', 'safety', '手机电池鼓包了，后盖都被顶开了，还能用吗？'),
  one('battery-swells', 'safety', '手机充电时发烫，电池膨胀把屏幕顶起来。'),
  one('battery-swells', 'safety', 'The battery of my phone is swollen and pushed the screen out of the case.'),
  one('battery-swells', 'safety', 'My phone gets very hot when charging and the battery is bulging.'),

  one('mouldy-bread', 'product-quality', '买的面包还没到保质期就发霉了，孩子吃了一口。'),
  one('mouldy-bread', 'product-quality', '蛋糕打开就有霉点，包装上的日期是后贴的。'),
  one('mouldy-bread', 'product-quality', 'The bread was mouldy although it was two days before its date.'),
  one('mouldy-bread', 'product-quality', 'There was green mould on the cake when I opened the box.'),

  one('data-leak', 'information', '刚下单就接到骚扰电话，对方知道我的订单内容，肯定是你们泄露了个人信息。'),
  one('data-leak', 'information', '你们把我的个人信息泄露给推销公司，每天接到骚扰电话。'),
  one(
    'data-leak',
    'information',
    'Since I ordered from you I get spam calls from people who know what I bought: my personal data was leaked.',
  ),
  one(
    'data-leak',
    'information',
    'Somebody leaked my address and my order to a marketing company, that is my privacy.',
  ),
];

/** The same for matters that no concept of the search names: what words alone can do. */
export const unforeseen: readonly Labelled[] = [
  one('gym-contract', 'other', '健身房合同到期后不让退卡，说要付违约金，教练换了三个。'),
  one('gym-contract', 'other', '健身卡想退，前台说合同里写了不能退卡，要交违约金。'),
  one('gym-contract', 'other', 'The gym does not let me end my membership and asks for a penalty under the contract.'),
  one('gym-contract', 'other', 'I moved away and the gym refuses to end the contract unless I pay a penalty.'),

  one('drawer-stuck', 'product-quality', '衣柜的抽屉卡住拉不出来，滑轨歪了，板材也有裂口。'),
  one('drawer-stuck', 'product-quality', '新衣柜抽屉滑轨是歪的，每次拉抽屉都卡住。'),
  one('drawer-stuck', 'product-quality', 'The drawers of the wardrobe are stuck because the rails are bent.'),
  one('drawer-stuck', 'product-quality', 'A wardrobe with drawers that do not slide: the rails were mounted crooked.'),

  one('wifi-drops', 'product-quality', '路由器每隔十分钟断网一次，重启也没用，家里四个设备都连不上无线。'),
  one('wifi-drops', 'product-quality', '无线路由器经常断网，恢复出厂设置以后还是断网。'),
  one(
    'wifi-drops',
    'product-quality',
    'The router drops the wireless connection every ten minutes and a restart changes nothing.',
  ),
  one(
    'wifi-drops',
    'product-quality',
    'Wireless keeps dropping with your router, even after a factory reset and restart.',
  ),

  one('gift-card', 'price', '礼品卡激活失败，输入卡号提示无效，门店说找线上。'),
  one('gift-card', 'price', '送朋友的礼品卡激活不了，一直提示卡号无效。'),
  one('gift-card', 'price', 'The gift card cannot be activated, the page says that its number is invalid.'),
  one('gift-card', 'price', 'My gift card shows as invalid although it was activated at the till.'),

  one('bus-passes', 'service-attitude', '公交车到站不停车，司机看到我招手还是开走了，等了四十分钟。'),
  one('bus-passes', 'service-attitude', '司机到站没有停车直接开走，站台上好几个人招手。'),
  one('bus-passes', 'service-attitude', 'The bus did not stop although several of us waved, it drove past the stop.'),
  one('bus-passes', 'service-attitude', 'Bus number 46 drove past our stop and left everybody standing there waving.'),

  one('paint-smell', 'safety', '孩子的积木有刺鼻的油漆味，放了一周味道还很大，颜色会掉到手上。'),
  one('paint-smell', 'safety', '积木玩具油漆味刺鼻，孩子玩完手上都是颜色。'),
  one(
    'paint-smell',
    'safety',
    'The toy blocks smell strongly of paint and the colour comes off on the hands of my child.',
  ),
  one('paint-smell', 'safety', 'Wooden blocks with a sharp smell of paint, after playing the hands are red.'),

  one('glasses-wrong', 'after-sales', '配的眼镜度数不对，戴上头晕，验光师说是正常的适应期。'),
  one('glasses-wrong', 'after-sales', '新眼镜度数验错了，戴一会就头晕，重新验光差了一百度。'),
  one(
    'glasses-wrong',
    'after-sales',
    'The lenses of my glasses have the wrong strength, I get dizzy, the optician calls it normal.',
  ),
  one(
    'glasses-wrong',
    'after-sales',
    'My new glasses make me dizzy; another optician measured a different strength for the lenses.',
  ),

  one('seat-changed', 'information', '演唱会选的前排座位被改到了后排，没有任何通知，检票时才知道座位换了。'),
  one('seat-changed', 'information', '演唱会买的前排，到现场发现座位被换到后排柱子后面。'),
  one('seat-changed', 'information', 'Our concert seats in the front row were moved to the back without telling us.'),
  one(
    'seat-changed',
    'information',
    'I paid for front row at the concert and was seated in the last row behind a pillar.',
  ),
];
