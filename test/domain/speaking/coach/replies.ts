/**
 * Replies as agents write them, each with what a complaints officer finds wanting in it. Written, and labelled by
 * reading, before there was any rule; the halves were drawn by turns: the first is for tuning the rules, the second
 * was looked at only when they were done (coach/held-out.test.ts says what came out).
 *
 * A label lists what is wrong: O no observation of what happened · F no feeling named · N no need named · R nothing
 * asked of the customer · S no sincerity (no apology, thanks or understanding that is meant: "sorry, but" and "any
 * inconvenience" are not) · X there is some, but explanation or offer come before it · D no next step with a date · M the customer's name is missing · P the product is missing ·
 * B blames the customer · J jargon, officialese · E empty promise · I another person's personal data. Both halves are
 * by the same hand, which is the weakness of this measurement.
 */
export type Labelled = { id: string; name: string; product: string; text: string; wrong: string };

type Draft = [text: string, wrong: string];
type About = { name: string; product: string };

const kettle = { name: '李雷', product: '电热水壶' };
const cooker = { name: '王芳', product: '美的电饭煲 MB-FB40' };
const aircon = { name: '陈志强', product: '空调安装服务' };
const pram = { name: '林雅婷', product: '嬰兒推車' };

const chinese: [About, ...Draft][] = [
  [
    kettle,
    '李雷您好，您反映电热水壶3月2日到货时底部漏水，对此我们真诚道歉。水壶漏电漏水让人担心，您需要的是一把安全的水壶。我会在3月6日前给您寄出新壶。请您告诉我方便收货的时间，可以吗？',
    '',
  ],
  [
    kettle,
    '李先生您好，非常抱歉，您收到的电热水壶壶底开裂，我看了您发来的照片。换作是我也会很失望。我知道您家里有老人，用着放心最重要。我明天下午5点前给您打电话确认换货，麻烦您先把水壶放在一边不要再用。',
    '',
  ],
  [kettle, '您好，您的问题已收到，我们会尽快处理，请您耐心等待。', 'O F N R S D M P J'],
  [kettle, '亲，非常抱歉给您带来不便，您的问题我们已反馈给相关部门，会第一时间给您答复哦。', 'O F N R S D M P J'],
  [
    kettle,
    '李雷先生：经核实，您的电热水壶漏水是因为您没有按照说明书操作，属于使用不当，不在保修范围内。',
    'F N R S D B',
  ],
  [
    kettle,
    '李雷您好，我们可以给您退款199元，因为这批电热水壶的密封圈有问题。给您添麻烦了，对不起。请您在回复里告诉我退款账户的开户行，我周五前办好。',
    'F N X',
  ],
  [
    cooker,
    '王女士，您好。您来信说电饭煲用了两次内胆涂层就脱落了，看到照片我们也很难过，真的对不起。每天给孩子做饭，安心最要紧。三个工作日内我们会上门取回检测，您看周四上午可以吗？',
    '',
  ],
  [
    cooker,
    '王芳女士：您于2月20日购买的MB-FB40出现涂层脱落，我们向您道歉。我们理解您的担心，也明白您希望得到一个说法。我们会尽快给您答复。请您把购买凭证发给我们。',
    'D',
  ],
  [cooker, '根据公司规定，超过七天的商品不予退货，敬请谅解。', 'O F N R S D M P J'],
  [
    cooker,
    '王女士，抱歉。但是您当时签收的时候为什么不检查？现在过了这么久才来说，我们也没有办法。您应该早点联系我们。',
    'O F N R S D P B',
  ],
  [
    cooker,
    '王芳您好！谢谢您告诉我们电饭煲的问题。我保证以后绝不会再发生这样的事情，包您满意！我们一定会百分之百解决。',
    'O F N R D E',
  ],
  [
    cooker,
    '王女士您好，很抱歉您为电饭煲的事跑了三趟服务网点。这让您着急又委屈，我完全理解。您最需要的是一次把它修好。上次接待您的是张伟，他的电话是13812345678，您可以直接找他。我今天下班前先跟他核对进度，再给您回电。',
    'I',
  ],
  [
    aircon,
    '陈先生您好：您说安装师傅3月8日迟到四个小时，也没有提前打电话，我们对此深感抱歉。白等一个下午，换谁都会生气。您的时间很宝贵，您需要师傅准时到。我们把安装服务改约到本周六上午9点，由组长带队，请您回复“可以”或者告诉我们别的时间。',
    '',
  ],
  [aircon, '陈志强先生，关于空调安装服务一事，经研究决定，予以补偿代金券100元，特此告知。', 'F N R S D J'],
  [
    aircon,
    '陈先生，对不起。因为当天订单太多，所以师傅迟到了。这不是您的问题，是我们排班没有排好。我会在两天内把新的安装时间告诉您。',
    'F N R',
  ],
  [aircon, '好的', 'O F N R S D M P'],
  [aircon, '收到，谢谢。', 'O F N R S D M P'],
  [
    aircon,
    '陈先生，您这种态度我们没法处理。师傅迟到是堵车，堵车又不是我们的责任。是您自己选的周末，周末本来就忙。',
    'F N R S D P B',
  ],
  [
    pram,
    '林雅婷女士您好，您提到嬰兒推車的煞車在斜坡上鎖不住，真的非常抱歉。孩子坐在車上，您一定很擔心。您需要的是安全。請您先不要再使用這台推車，我們會在三天內派人取回檢查。',
    '',
  ],
  [pram, '您好，按照規定，嬰兒推車屬於已拆封商品，無法退換，不便之處敬請見諒。', 'O F N R S D M J'],
  [
    pram,
    '林女士，我們已為您安排更換嬰兒推車。推車的輪子鬆脫，讓您受驚了，我們深感抱歉。新車預計3月12日送到。',
    'N R X',
  ],
  [
    pram,
    '林小姐您好：謝謝您花時間寫信給我們。我查了紀錄，推車是3月1日寄出的，3月4日您收到時少了一個輪子。收到這樣的東西，任誰都會失望。我們今天補寄，後天送達。收到以後，能不能請您回覆我一聲？',
    'N',
  ],
  [
    kettle,
    'Hi 李雷，so sorry 给您添麻烦了！您说的电热水壶leaking的问题我看到了，我们engineer会在by Friday之前回复您。请您send一张照片给我。',
    'F N',
  ],
  [
    kettle,
    '李雷您好。您写到水壶漏水烫到了手，我读到时心里很难受，对不起。请马上停用这把电热水壶，拔掉电源。您和家人的安全最重要。如果手还疼，请先去看医生，保留单据。今天18点前我会打电话给您。',
    '',
  ],
  [
    cooker,
    '王女士您好，您3月3日来电说电饭煲不通电。非常抱歉耽误了您家的晚饭，我理解您的着急。配件到货后，我们大概会近期联系您。您方便的话，请留一个电话。',
    'N D',
  ],
  [
    cooker,
    '尊敬的客户：您的工单已升级处理，系统原因导致延误，我司高度重视，将闭环跟进，感谢您的理解与支持！',
    'O F N R S D M P J',
  ],
  [
    aircon,
    '陈先生，我父亲也等过一下午的安装师傅，我知道那种烦躁。您反映的两次改约我都查到了，是我们的错，向您道歉。空调安装服务改在明天上午10点，我亲自跟着。您希望天热之前装好，我们一定做到。还有什么要我们留意的，请告诉我。',
    '',
  ],
  [aircon, '您反映的情况不属实，我们的安装服务没有问题，请您不要无理取闹，谁让您不看合同。', 'F N R S D M B'],
  [
    kettle,
    '李先生您好，您说昨天新换的电热水壶又漏了。一把壶换了两次还漏，您一定很失望，我替我们团队向您道歉。您要的是一把能安心用的水壶，或者把钱退给您，这两样都可以：您更想要哪一样？告诉我之后，24小时内我就办好。',
    '',
  ],
  [kettle, '水壶坏了可以退。退款会到账的。', 'O F N R S D M'],
  [
    cooker,
    `王芳女士您好：\n\n您在信里写到，这台电饭煲从2月20日买回家，第三次煮饭时就闻到焦味，您打了两次热线，第一次等了二十分钟没人接，第二次接线员让您自己上网查。读完您的信，我们很惭愧，也很抱歉。买一台电饭煲，图的就是一家人安安心心吃顿饭，结果饭没吃上，气倒受了一肚子。\n\n您需要的是：知道这台锅还能不能用，以及有人对这件事负责。\n\n我们查到，同一批次里已有三台出现同样的问题，原因是温控器的焊点。所以请您先不要再用它。我们会在3月9日（周一）上午派人上门，带一台新的给您，把旧的取走。检测结果3月16日之前由我书面告诉您。\n\n请您回复告诉我，周一上午家里是否有人？\n\n客服 赵敏`,
    '',
  ],
  [
    cooker,
    '王女士，您的心情我们理解，但是说明书第五页写得很清楚，您没有看说明书就使用金属铲，涂层肯定会掉。电饭煲我们不能退。',
    'N R S D B',
  ],
];

const annaKettle = { name: 'Anna Smith', product: 'Kettle K200' };
const jamesBroadband = { name: "James O'Connor", product: 'broadband installation' };
const priyaVacuum = { name: 'Priya Patel', product: 'AirPro vacuum cleaner' };
const weiCooker = { name: 'Li Wei', product: 'rice cooker' };

const english: [About, ...Draft][] = [
  [
    annaKettle,
    'Dear Anna, you told us that your Kettle K200 leaked on the first day. I am sorry. That must have been worrying, with water so near the plug, and you need a kettle that is safe. I will send a new one by Friday. Could you tell me when somebody is at home?',
    '',
  ],
  [
    annaKettle,
    'Dear Ms Smith, I apologise: the kettle you received on 2 March had a cracked base, as your photograph shows. I understand how disappointed you are. What matters to you is that it works and is safe for your children. I will ring you tomorrow before 5 pm to arrange the exchange. Please do not use the kettle until then.',
    '',
  ],
  [
    annaKettle,
    'Dear customer, we have received your complaint. It will be dealt with in due course. Please be patient.',
    'O F N R S D M P J',
  ],
  [
    annaKettle,
    'We apologise for any inconvenience caused. As per our policy, kettles cannot be returned after 14 days. Kindly refer to our terms and conditions.',
    'O F N R S D M J',
  ],
  [
    annaKettle,
    'Anna, the K200 leaked because you overfilled it. You should have read the manual. This is user error and we cannot refund you.',
    'F N R S D B',
  ],
  [
    annaKettle,
    'Hi Anna, we can offer you a refund of 40 euros, because the seal of that batch of kettles is faulty. Sorry about the trouble. Let me know which account it should go to and I will pay it within two working days.',
    'F N X',
  ],
  [
    jamesBroadband,
    "Dear Mr O'Connor, our records show that the engineer arrived four hours late on 8 March and that nobody rang you. I am very sorry. Losing an afternoon for nothing is infuriating. You need us to come when we say we will. Your installation is now booked for Saturday at 9 am, with the team leader. Does that suit you?",
    '',
  ],
  [
    jamesBroadband,
    'Dear James, you wrote that your broadband installation was cancelled twice. I apologise, and I understand that you are annoyed. You want it to be working before you start your new job. We will get back to you as soon as possible. Please let us know your start date.',
    'D',
  ],
  [
    jamesBroadband,
    'Unfortunately we cannot help with this at this time. Please contact the relevant department.',
    'O F N R S D M P J',
  ],
  [
    jamesBroadband,
    "Mr O'Connor, I am sorry, but you were told about the appointment and you failed to be at home. You could have rung us. It is not our problem.",
    'F N R S D P B',
  ],
  [
    jamesBroadband,
    'Hello James, thank you for telling us. I guarantee that this will never happen again and I promise you will be 100% happy with your installation, whatever it takes!',
    'O F N R D E',
  ],
  [
    jamesBroadband,
    'Dear James, I am sorry that you had to explain the same fault three times. I can see how frustrating that is; what you need is one person who sees the installation through. Your engineer was Tom Baker, you can reach him at tom.baker@personal-mail.example or on 07700 900123. I will speak with him today and ring you by 6 pm.',
    'R I',
  ],
  [
    priyaVacuum,
    'Dear Ms Patel, thank you for writing, and I am sorry: the vacuum cleaner stopped after eleven days, which is not what you paid for. You rely on it every day because of your son’s asthma, so I understand the worry. We will collect it on Thursday morning and bring a loan machine. Would you let me know whether Thursday is good for you?',
    '',
  ],
  [
    priyaVacuum,
    'Pursuant to your complaint regarding the aforementioned AirPro, we hereby inform you that a voucher of 20 pounds has been issued. Do not hesitate to contact us.',
    'O F N R S D M J',
  ],
  [
    priyaVacuum,
    'Dear Priya, sorry. The warehouse packed the wrong vacuum cleaner, because two labels look alike. That is our mistake and not your fault. I will send the right one within 2 days.',
    'F N R',
  ],
  [priyaVacuum, 'Ok.', 'O F N R S D M P'],
  [priyaVacuum, 'Noted, thanks.', 'O F N R S D M P'],
  [
    priyaVacuum,
    "Your claim is false. There is nothing wrong with the vacuum cleaner. If you had bothered to empty the bag it would work. It's your fault.",
    'F N R S D M B',
  ],
  [
    weiCooker,
    'Dear Li Wei, you wrote that the rice cooker gave you a small shock when you opened the lid. I am so sorry, and I was alarmed to read it. Your safety comes first. Please unplug it now and do not use it again. Our courier will collect it tomorrow, and I will tell you the result of the test by 16 March.',
    '',
  ],
  [
    weiCooker,
    'Rest assured that your concerns have been escalated to the relevant team. We value your feedback and strive for excellence going forward.',
    'O F N R S D M P J',
  ],
  [
    weiCooker,
    'Hello Li, we have already sent a new rice cooker. The old one arrived with a dented lid; I am sorry about that, it must have been a disappointing parcel to open. The new one comes on 12 March.',
    'N R X',
  ],
  [
    weiCooker,
    'Dear Mr Li, thank you for taking the time to write. I looked into it: the rice cooker left us on 1 March and reached you on 4 March without its inner pot. Anybody would be disappointed. The pot goes out today and will be with you the day after tomorrow. Could you drop me a line when it has come?',
    'N',
  ],
  [
    weiCooker,
    '您好 Li Wei, sorry for 您的 rice cooker 的问题. You said it 不通电. We will 三个工作日内 get back to you, please send us a photo.',
    'F N',
  ],
  [
    annaKettle,
    'Anna, I read that the kettle scalded your hand, and I am shaken and sorry. Please stop using the K200 and unplug it. If your hand still hurts, please see a doctor and keep the receipt. You and your family being safe is what matters most. I will call you today before 6 pm.',
    '',
  ],
  [
    annaKettle,
    'Dear Anna, on 3 March you rang about your kettle, which does not heat. I am sorry; a cold kitchen in March is upsetting. When the part is in we will be in touch shortly. Please leave us a number.',
    'N D',
  ],
  [
    priyaVacuum,
    'Dear valued customer, your ticket has been logged with our SLA team. Due to a system issue there may be delays. Thank you for your patience and understanding.',
    'O F N R S D M P J',
  ],
  [
    jamesBroadband,
    'Dear James, I once waited a whole day for an engineer too, so I know the anger. Both cancellations were ours: I have checked the log. I apologise. The installation is tomorrow at 10 am and I will be there myself. You need the line for your work, and you shall have it. Is there anything that we should bring?',
    '',
  ],
  [
    weiCooker,
    'I am afraid that we do not accept this. You must have dropped the rice cooker yourself. We suggest that you take better care of your things.',
    'F N R S D M B',
  ],
  [
    annaKettle,
    'Dear Ms Smith, you told me yesterday that the new kettle leaks as well. Two kettles, and both leak: I understand that you have lost patience, and I am sorry. You want a kettle that you can trust, or your money back. Both are possible: which would you rather have? Once you have told me, it will be done within 24 hours.',
    '',
  ],
  [annaKettle, 'The kettle can be returned. The refund will come.', 'O F N R S D M'],
  [
    priyaVacuum,
    `Dear Ms Patel,\n\nYou wrote that the AirPro began to smell of burning the third time you used it, that you rang our line twice, waited twenty minutes the first time, and were told to look on the internet the second time. We are ashamed of that, and I am sorry. You bought a vacuum cleaner to have one worry less, and got one more.\n\nWhat you need to know is whether it is safe, and that somebody takes responsibility for this.\n\nThree machines of the same batch have had this fault. The reason is a solder joint in the motor. So please do not use yours any more. On Monday, 9 March, a colleague will bring you a new one and take the old one away. I will write to you with the result of the test by 16 March.\n\nPlease tell me whether somebody will be at home on Monday morning.\n\nMaya Jones`,
    '',
  ],
  [
    priyaVacuum,
    'Ms Patel, we understand your feelings, but page 5 of the manual is clear. You did not clean the filter, so the motor of the vacuum cleaner overheated. We cannot refund it.',
    'N R S D B',
  ],
];

const halves = (language: string, drafts: [About, ...Draft][]): [Labelled[], Labelled[]] => {
  const all = drafts.map(([about, text, wrong], at) => ({ id: `${language}-${at + 1}`, ...about, text, wrong }));
  // By turns of two, so that each half has some of each sort.
  return [all.filter((_, at) => at % 4 < 2 === at % 8 < 4), all.filter((_, at) => at % 4 < 2 !== at % 8 < 4)];
};
const [zhTuning, zhHeldOut] = halves('zh', chinese);
const [enTuning, enHeldOut] = halves('en', english);

export const tuning: readonly Labelled[] = [...zhTuning, ...enTuning];
export const heldOut: readonly Labelled[] = [...zhHeldOut, ...enHeldOut];
