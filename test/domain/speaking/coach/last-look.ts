import type { Labelled } from './replies.ts';

/**
 * Written when the rules were finished, by the same hand, about other things again (a bank, a clinic, a bus line, a
 * delivery, a dentist, a museum), and measured without changing a rule since. Labels as in replies.ts.
 */
type Row = [name: string, product: string, text: string, wrong: string];

const chinese: Row[] = [
  [
    '何静',
    '体检套餐',
    '何女士，您好。您留言说体检那天排队两个半小时，抽血的护士还说了句难听的话。护士长和我都看了当天的录像，是我们做得不对，向您认错。空着肚子等那么久，又受了那样一句话，心里一定堵得慌。您来体检，图的是安心和被尊重。护士本人会在周五前给您写一封信。套餐费用退一半，您愿意收到原卡还是现金？',
    '',
  ],
  ['何静', '体检套餐', '何女士您好，您的反馈我们已经转达给体检中心，感谢您对我们工作的监督与支持。', 'O F N R S D J'],
  ['许强', '62路公交', '许先生，司机说他等了您十秒，是您跑得慢。以后早点出门。', 'F N R S D P B'],
  [
    '许强',
    '62路公交',
    '许强先生，62路那班车提前三分钟开走，您在雨里追了半站地，我们查了GPS，属实。对不起。被淋成那样，换谁都窝火。您要赶的是上班打卡，车得准点。司机明天起重新培训，我下周三给您打电话说说情况，您看几点方便？',
    '',
  ],
  ['高洁', '鲜花', '高洁，花蔫了是快递的事，找快递吧。', 'F N S D'],
  [
    '高洁',
    '鲜花',
    '高小姐，妈妈生日那天收到一束蔫掉的花，太扫兴了，是我们冷链没跟上，真心道歉。这份心意本来该漂漂亮亮地送到。我们今天下午五点前补送一束新的，并附一张手写卡片。卡片上您想写什么？',
    'N',
  ],
];
const english: Row[] = [
  [
    'Ruth Adler',
    'dental crown',
    'Dear Mrs Adler, you rang three times last week about the crown that came loose and were each time told that the dentist was away. I have spoken with the front desk: it is true, and it was wrong. I apologise. Being in pain and getting nowhere is dreadful. You need to be seen. Dr Weiss has kept Tuesday at 8.30 for you; would that do?',
    '',
  ],
  [
    'Ruth Adler',
    'dental crown',
    'Dear patient, we acknowledge receipt of your letter. Your concerns are important to us and will be reviewed in accordance with our procedures.',
    'O F N R S D M P J',
  ],
  [
    'Sam Boyd',
    'museum tour',
    'Sam, you turned up late, so of course the tour had gone. Read your ticket next time.',
    'F N S D B',
  ],
  [
    'Sam Boyd',
    'museum tour',
    'Dear Sam, the guide set off ten minutes before the time on your tickets, and you were left in the hall with your class of twelve. We got that wrong, and I am sorry; I can picture the faces. For a class, a day out like this has to work. Come again as our guests: I have put you down for the tour on 3 June at ten. Can the children make that date?',
    '',
  ],
  ['Lena Fox', 'parcel', 'Lena, the parcel is somewhere between Leeds and you. It will turn up.', 'F N R S D'],
  [
    'Lena Fox',
    'parcel',
    'Hello Lena, your parcel has been sitting in Leeds since Monday because a label was torn. My apologies. It was a present, so I quite see why you are cross. A driver brings it to your door tomorrow by noon. If it is not there by then, ring me on the number below.',
    'N',
  ],
];

export const lastLook: readonly Labelled[] = [
  ...chinese.map(([name, product, text, wrong], at) => ({ id: `zh-last-${at + 1}`, name, product, text, wrong })),
  ...english.map(([name, product, text, wrong], at) => ({ id: `en-last-${at + 1}`, name, product, text, wrong })),
];
