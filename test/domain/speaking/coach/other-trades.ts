import type { Labelled } from './replies.ts';

/**
 * Replies of other trades (hotel, bank, airline, telephone, school, online shop), written after the rules were done
 * and measured once: how the rules do on words that nobody had in mind. Labels as in replies.ts.
 */
type Row = [name: string, product: string, text: string, wrong: string];

const chinese: Row[] = [
  [
    '周敏',
    '豪华双床房',
    '周女士，您好。您在点评里写，入住那晚空调轰隆响到两点，前台换房又拖了一个多钟头。看完心里很不是滋味，向您赔礼。出来旅行，睡个好觉比什么都强。下次来之前请给我发条消息，我亲自挑一间安静的双床房；这次的房费，本月28日前退回您的卡上。',
    '',
  ],
  [
    '周敏',
    '豪华双床房',
    '亲爱的宾客，感谢您的入住与点评，您的建议我们会虚心采纳，期待再次为您服务！',
    'O F N R S D M P J',
  ],
  [
    '黄建国',
    '信用卡年费',
    '黄先生，年费是按合同第七条收的，您签字的时候就知道。卡片没刷满六次，自然不能免。',
    'F N R S D B',
  ],
  [
    '黄建国',
    '信用卡年费',
    '黄先生您好，您问为什么又扣了360元年费。我调了账单：去年您刷了五次，差一次不满条件，短信提醒也没有发出去，这是我们的疏忽，实在过意不去。莫名其妙被扣钱，谁都会恼火。您要的是一个明白账。这笔费用我今天就申请退回，三个工作日到账。您收到后麻烦回我一句。',
    '',
  ],
  ['吴霞', '航班CA1502', '吴霞女士：航班因天气取消，属于不可抗力，航空公司不承担责任。', 'F N R S D'],
  [
    '吴霞',
    '航班CA1502',
    '吴女士，真是难为您了：CA1502取消以后，您带着两个孩子在候机厅坐了九个小时，连瓶水都没领到。这份煎熬我懂。您盼的是有人给句准话，我就说准话：住宿和餐费凭发票全额报销，发票传来后48小时内打款。您把发票拍给我就行。',
    '',
  ],
  ['郑伟', '宽带', '郑伟你好，宽带报修已派单，师傅会跟你联系的，等电话就行。', 'O F N R S D'],
  [
    '郑伟',
    '宽带',
    '不好意思哈，宽带这个事我们已经很努力了，但是你们小区线路老化，我们也没办法呀，你要是早点升级套餐就没这些事了。',
    'F N R S D M B',
  ],
  [
    '孙丽',
    '钢琴课',
    '孙丽妈妈您好，上周六李老师临时请假，我们没有提前告诉您，让您和孩子白跑一趟，真对不住。孩子兴冲冲来又哭着回去，我听了也难受。您在乎的是孩子的劲头别被打断。这节课我们周日上午补上，并多送一节。您看周日十点行不行？',
    'P',
  ],
  ['马超', '跑鞋', '马超，鞋底开胶了是吧？我给你换一双，绝对不会再开胶，放心！后天发。', 'F N R S E'],
];

const english: Row[] = [
  [
    'Helen Brooks',
    'double room',
    'Dear Mrs Brooks, in your review you describe the air conditioning that rattled until two, and an hour at reception before anybody found you another room. It made uncomfortable reading, and I apologise. One travels to sleep well, after all. I will put the price of that night back on your card by the 28th. Before you come again, send me a line and I will pick a quiet double room myself.',
    '',
  ],
  [
    'Helen Brooks',
    'double room',
    'Dear Guest, thank you for choosing us. Your comments have been passed on to management. We look forward to welcoming you again!',
    'O F N R S D M P J',
  ],
  [
    'Omar Haddad',
    'annual card fee',
    'Mr Haddad, the fee is in clause 7 of the agreement that you signed. The card was used five times and not six, so it stands.',
    'F N R S D B',
  ],
  [
    'Omar Haddad',
    'annual card fee',
    'Dear Mr Haddad, you ask why the fee of 36 pounds was taken again. I went through the statements: you used the card five times, one short, and the reminder was never sent, which was our oversight. Forgive us. Finding money gone without a word would irritate anyone. You wanted the sums explained; there they are. The fee goes back today and is in your account within three working days. Would you confirm when it is there?',
    '',
  ],
  [
    'Grace Lin',
    'flight BA208',
    'Dear passenger, the flight was cancelled due to weather, an extraordinary circumstance for which the airline is not liable.',
    'F N R S D M',
  ],
  [
    'Grace Lin',
    'flight BA208',
    'Dear Ms Lin, nine hours in the lounge with two small children, and nobody even brought you water: that should not have happened on BA208 or anywhere, and I am truly sorry. You must have been at the end of your tether. You were looking for a straight answer, so here it is: hotel and meals in full, paid within 48 hours of my seeing the receipts. Send them to me by replying.',
    '',
  ],
  [
    'Tom Hill',
    'fibre line',
    'Hi Tom, your fibre line has been reported, an engineer will call you. Just wait for the call.',
    'O F N R S D',
  ],
  [
    'Tom Hill',
    'fibre line',
    'Look, sorry about the line and all, but the cables on your street are old. If you had upgraded when we offered, you would not be in this mess.',
    'O F N R S D M B',
  ],
  [
    'Nina Rossi',
    'piano lessons',
    'Dear Nina, on Saturday the teacher called in sick, we did not ring you, and you drove over for nothing with a child who had practised all week. That was a poor show and we apologise. Tears in the car are the last thing that a music school should cause. What you care about is that she keeps her joy in it. She gets the lesson on Sunday at ten, and another one free. Does Sunday work?',
    'P',
  ],
  [
    'Ben Cole',
    'running shoes',
    "Ben, the sole came off, right? I'll swap the shoes, and they will never come apart again, trust me! They ship on Thursday.",
    'F N R S E',
  ],
];

export const otherTrades: readonly Labelled[] = [
  ...chinese.map(([name, product, text, wrong], at) => ({ id: `zh-trade-${at + 1}`, name, product, text, wrong })),
  ...english.map(([name, product, text, wrong], at) => ({ id: `en-trade-${at + 1}`, name, product, text, wrong })),
];
