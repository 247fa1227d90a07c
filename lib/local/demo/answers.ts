// Longer than 250 lines on purpose: it is data, what staff and customers of the demonstration say, by language.
import type { Matter } from './texts.ts';

type Both = Record<'zh-CN' | 'en', readonly string[]>;

/** The first answer of whoever takes a case. */
export const firstAnswers: Both = {
  'zh-CN': [
    '您好，您反映的问题我已经接手，正在向仓库和配送核实，今天下班前给您回复。给您添麻烦了，非常抱歉。',
    '您好，看到您的描述很能理解您的心情。我已经调取了订单记录，核实清楚后第一时间联系您。',
    '感谢您把情况说得这么详细。我先和相关部门确认，明天上午之前一定给您一个明确的说法。',
    '非常抱歉让您有这样的体验。此事由我全程跟进，您不需要再重复说明，有进展我会主动告诉您。',
  ],
  en: [
    'Thank you for telling us. I have taken your case myself and am checking with the warehouse; you will hear from me by this evening.',
    'I am sorry, this should not have happened. I have the order in front of me and will come back to you as soon as I know more.',
    'Thank you for the details, they help a lot. Let me clear this up with my colleagues; you will have a definite answer by tomorrow noon.',
    'I understand how annoying this is. I will stay with it until it is done, so you do not have to explain it again.',
  ],
};

/** What staff ask a customer for. */
export const questions: Both = {
  'zh-CN': [
    '为了尽快处理，麻烦您发一张产品铭牌和损坏部位的照片，谢谢。',
    '请您提供一下签收时的面单照片，或者告诉我快递单号的后四位。',
    '请问退款您希望退回原支付方式，还是转到其他账户？',
  ],
  en: [
    'To move on quickly, could you send a picture of the label and of the damaged part? Thank you.',
    'Could you tell me the last four digits of the tracking number, please?',
    'Would you like the refund to the original card, or to another account?',
  ],
};

/** What customers add. */
export const additions: Both = {
  'zh-CN': [
    '照片已经发到你们的邮箱了，麻烦尽快看一下。',
    '有进展了吗？我明天要出差，希望今天能有结果。',
    '补充一下，当时还有一位邻居在场，可以作证。',
    '退回原来的支付方式就可以，谢谢。',
  ],
  en: [
    'I have sent the pictures to your mailbox. Please have a look.',
    'Any news? I am travelling tomorrow and would like to settle this today.',
    'I forgot to say that my neighbour was there and saw it happen.',
    'To the original card, please. Thank you.',
  ],
};

/** The decision, by what it is about. */
export const decisions: Record<'zh-CN' | 'en', Record<Matter, readonly string[]>> = {
  'zh-CN': {
    delivery: [
      '经核实，包裹在分拨中心滞留，我们已经补发并升级为加急配送，预计明天送达；运费已原路退回。',
      '配送员未按约定送货入户，我们已对承运商处罚，并安排两名师傅明天上午重新上门。',
    ],
    quality: [
      '检测确认是产品质量问题，已为您办理换新，旧机由快递上门取回，您不需要承担任何费用。',
      '我们同意退货退款，款项三个工作日内到账。同批次产品已经通知质检部门抽查。',
    ],
    safety: [
      '该批次产品已全部停售并启动召回。已为您全额退款，并承担您的医疗和物品损失费用。非常抱歉。',
      '确认为零件缺陷，我们已停止销售并上门取回。赔偿款已支付，质量部门会向您说明整改结果。',
    ],
    price: [
      '差价是系统漏算造成的，已原路退回，请查收。我们也修正了活动规则的展示位置。',
      '自动续费没有提前提醒，是我们的疏漏。费用已全额退还，自动续费也已为您关闭。',
    ],
    'after-sales': [
      '配件已到，师傅明天上午九点上门，一次修好；耽误的时间我们延长半年保修作为补偿。',
      '退款卡在财务复核，现已手工处理，今天会到账。流程我们已经改为签收后自动退款。',
    ],
    service: [
      '已调听录音，员工的表达确实不当，已对其重新培训并由主管向您当面致歉。',
      '我们核对了当时的排班和记录，确实人手不足，导致您久等。已增加晚间坐席，再次向您致歉。',
    ],
    information: [
      '您说得对，页面写错了，已经更正。您可以无条件退货，来回运费由我们承担。',
      '经查是面单打印错误，已经更正并通知当事人，您的号码不会再出现在其他订单上。',
    ],
    suggestion: [
      '您的建议已经列入下个季度的改进计划，上线后会第一时间告诉您，谢谢！',
      '谢谢您替其他顾客着想。我们已把建议转给产品部门，并开始小范围试用。',
    ],
    praise: ['您的表扬已经转达给本人和他的主管，他很高兴。谢谢您特意写信来！'],
  },
  en: {
    delivery: [
      'The parcel was stuck at the sorting centre. We have sent a new one by express for tomorrow and paid back the delivery charge.',
      'The carrier did not deliver as agreed and has been told so. Two people will bring it to your room tomorrow morning.',
    ],
    quality: [
      'Our check confirms a defect. A new one is on its way and the old one is collected at your door, at no cost to you.',
      'We take it back and refund it in full within three working days. The rest of the batch is being inspected.',
    ],
    safety: [
      'We have stopped selling this batch and started a recall. You are refunded in full, and we pay for the damage. We are very sorry.',
      'A part was faulty. Sales are stopped, the item is collected, and our quality team will write to you about what changes.',
    ],
    price: [
      'The difference was our mistake and is on its way back to your card. The terms now stand where you can see them.',
      'We should have told you before renewing. You have the full amount back and the renewal is switched off.',
    ],
    'after-sales': [
      'The part has arrived and the engineer comes tomorrow at nine. For the lost time we extend your warranty by six months.',
      'The refund was waiting for a manual check. It is done and will be on your account today; the check has been removed.',
    ],
    service: [
      'We listened to the recording. That was not how we speak to people. The colleague is being trained and the team lead apologises to you.',
      'There were too few of us that evening. We have added people in the evening and are sorry for your wait.',
    ],
    information: [
      'You are right, the page was wrong and is corrected. You can return it without conditions, at our cost.',
      'A slip was printed with the wrong number. It is corrected and will not happen with your number again.',
    ],
    suggestion: [
      'Your idea is in the plan for the next quarter, and we will let you know when it is there. Thank you!',
      'Thank you for thinking of others. The product team is trying it out with a small group.',
    ],
    praise: ['We passed your kind words on, to the colleague and to the team lead. Thank you for taking the time!'],
  },
};

/** What staff write for each other. */
export const notes: Both = {
  'zh-CN': [
    '已电话联系顾客，情绪平稳，希望本周内解决。',
    '仓库回复：监控显示出库时外箱完好。',
    '同类问题本月第三起，建议通知采购。',
  ],
  en: ['Called the customer: calm, wants it settled this week.', 'Warehouse says the box left in one piece.'],
};

/** Why a customer does not agree. */
export const disagreements: Both = {
  'zh-CN': [
    '换新可以，但是我前后请了两次假，这个损失没有人提。',
    '说是我使用不当，请拿出证据来，我不接受这个结论。',
    '只退运费？东西坏了是你们的责任，应该全额退款。',
  ],
  en: [
    'A new one is fine, but I took two days off and nobody says a word about that.',
    'You say that I used it wrongly. Show me. I do not accept this.',
    'Only the delivery charge? It broke because of you, so I expect the full refund.',
  ],
};

/** What customers write whose heaters have the same fault. */
export const sameFault: Both = {
  'zh-CN': [
    '取暖器 N6 倒了以后没有自动断电，地板被烤黑一片，屋里全是焦糊味。说明书上明明写着倾倒断电。',
    '家里的猫碰倒了取暖器 N6，它一直亮着，把窗帘烤得冒烟，差点起火，太危险了。',
    '我试了一下，取暖器 N6 放倒了照样发热，倾倒保护根本不起作用，烫到了孩子的手。',
    '取暖器 N6 翻倒后没有断电，地毯烧焦了一块，幸好发现得早没有着火。',
  ],
  en: [
    'The fan heater N6 fell over and did not switch itself off as the manual promises. The carpet is scorched.',
    'Our cat knocked the heater N6 over and it went on heating. The curtain was smoking; it nearly caught fire.',
    'I tried it: laid on its side the heater N6 stays on and gets burning hot. My child burned a hand.',
    'The heater N6 tipped over and kept running until the rug was burned. We were lucky to be at home.',
  ],
};

export const thanks: Both = {
  'zh-CN': ['处理得很快，谢谢。', '问题解决了，就是等得有点久。', '态度不错，结果也满意。', '总算解决了。'],
  en: [
    'Quick and friendly, thank you.',
    'Solved, though it took a while.',
    'Good people. Happy with the result.',
    'Finally.',
  ],
};

export const withdrawals: Both = {
  'zh-CN': ['刚刚收到货了，不用处理了，谢谢。', '自己找到原因了，是我插头没有插紧。'],
  en: ['It has just arrived, so never mind. Thank you.', 'My mistake, the plug was loose.'],
};

/** What a customer is given, in words; the amount stands beside it. */
export const offers: Both = {
  'zh-CN': ['退还货款，原路返回支付账户。', '补偿耽误的时间和来回的交通费。', '赔偿受损的物品。'],
  en: [
    'Refund to the card that was used.',
    'Compensation for the time and the travel.',
    'We pay for what was damaged.',
  ],
};

/** A leaf of the tree of causes, by what it is about. */
export const causes: Record<Matter, string> = {
  delivery: 'DEL-LATE-CAR',
  quality: 'PRD-MAT-DEF',
  safety: 'PRD-DES-SAFE',
  price: 'PRC-PRM-APP',
  'after-sales': 'SRV-CAP',
  service: 'SRV-ATT-IGN',
  information: 'INF-ADV',
  suggestion: 'INF-DOC-MIS',
  praise: 'SRV-SKL',
};
