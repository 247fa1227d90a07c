import type { LexiconRow } from '../scan.ts';

/**
 * How grave, how pressing, how wide: read from the words. Each row names the reason; triage/gravity.ts says how high
 * each reason stands on its scale.
 */
export const severitySigns = [
  'repeated',
  'unanswered',
  'loss',
  'vulnerable-person',
  'overheating',
  'health',
  'legal',
  'fraud',
  'abuse',
  'privacy',
] as const;
export type SeveritySign = (typeof severitySigns)[number];

export const severity: readonly LexiconRow<SeveritySign>[] = [
  {
    says: 'repeated',
    terms: `
      一直|多次|好几次|几次|屡次|反复|再三|三番五次|第二次|第三次|第四次|第五次|两次|三次|四次|五次|六次|七次
      八次|十次|两遍|三遍|四遍|五遍|好几遍|又坏|又出|又发|又一次|再次|每次|天天|每天|总是|老是|还是没|依然没|仍然没|仍未|还没解决
      again and again|once again|second time|third time|fourth time|fifth time|2nd time|3rd time|4th time|twice already|called twice|twice now|happened twice
      three times|four times|five times|six times|several times|many times|multiple times|times already
      repeatedly|repeated|every time|every day|keeps|kept|always|constantly|continually|over and over
      time and again|still not|still no|still haven't|still hasn't|still waiting|for weeks|for months
    `,
  },
  {
    says: 'unanswered',
    terms: `
      没人理|没人管|没人处理|没人回复|不回复|没有回复|没回复|没有回音|无人处理|无人接听|没人接|打不通|联系不上
      推诿|推卸|踢皮球|互相推|不处理|没有任何回应|石沉大海|置之不理|不予理睬|没有一个电话|不回电|没人通知
      无人回应|没人应|没回音|已读不回|不接电话
      no reply|heard nothing|not heard back|never heard back|no response|no answer|nobody answers|no one answers
      nobody replied|no one replied|nobody called|no one called|never called back|never replied|never responded
      ignored|ignoring|ignores my|passed around|passed from|unanswered|without any response|without a response
      without reply|no callback|never called|was promised a callback|been a week|no one called back
      nobody called back|not heard anything|no one has replied|nobody has replied|went unanswered
    `,
  },
  {
    says: 'loss',
    terms: `
      损失|误工|赔偿|白跑|耽误|钱没了|血本
      lost money|financial loss|compensation|out of pocket|lost a day|missed my|cost me
    `,
  },
  {
    says: 'vulnerable-person',
    terms: `
      孩子|小孩|小朋友|宝宝|婴儿|儿童|儿子|女儿|幼儿|新生儿|老人|老年人|爷爷|奶奶|孕妇|怀孕|残疾|残障|轮椅|病人
      患者|我妈|我爸|父母|长辈|视障|盲人|听障|七十|八十|学生|小学生
      child|children|kid|kids|baby|babies|infant|toddler|newborn|my son|my daughter|elderly|grandmother
      grandfather|grandma|grandpa|pregnant|disabled|wheelchair|disability|old man|old woman|older people
      my mother|my father|blind|deaf|pensioner|my kids|our kids|my toddler
    `,
  },
  {
    says: 'overheating',
    terms: `
      发烫|发热严重|烫手|过热|异常发热
      overheats|overheated|overheating|too hot to touch|extremely hot
    `,
  },
  {
    says: 'health',
    terms: `
      住院|医院|生病|拉肚子|腹泻|呕吐|发烧|头晕|恶心呕吐|不舒服|变质|过期|发霉|有虫|虫子|蟑螂|老鼠|苍蝇|头发|异物|头发丝|胰岛素|药品
      药
      hospital|hospitalised|hospitalized|ill|sick after|got sick|made me sick|vomiting|vomited|diarrhoea
      diarrhea|fever|expired|mouldy|moldy|mould|mold|rotten|maggots|insect|insects|insulin|cockroach|cockroaches|mouse droppings|rat droppings|bed bugs|hair in my|hair in her|hair in his|hair in the food|hair in the soup|medication|medicine
      foreign object
    `,
  },
  {
    says: 'legal',
    terms: `
      12315|12345|消协|消费者协会|消费者权益|律师|起诉|法院|法律|仲裁|曝光|媒体|市场监管|工商局|银保监|工信部
      报警|警察
      lawyer|solicitor|attorney|sue|lawsuit|legal action|small claims|court|ombudsman|trading standards
      consumer protection|regulator|police|the press|newspaper|better business bureau|chargeback
    `,
  },
  {
    says: 'fraud',
    terms: `
      诈骗|欺诈|骗子|骗钱|受骗|假货|盗刷|伪造|冒充|偷走|被偷
      fraud|fraudulent|scam|scammed|counterfeit|forged|stolen|stole|unauthorised|unauthorized|identity theft
    `,
  },
  {
    says: 'abuse',
    terms: `
      辱骂|骂人|骂我|侮辱|歧视|动手|打人|推搡|性骚扰|骚扰|威胁
      racist|discriminated|discrimination|harassed|harassment|threatened|threatening|abusive|assaulted|assault
      swore at|sexist|pushed me
    `,
  },
  {
    says: 'privacy',
    terms: `
      信息泄露|泄露|隐私|个人信息被
      data breach|leaked my|my personal data|privacy|shared my details|someone else's details
    `,
  },
];

export const urgencySigns = ['now', 'today', 'soon', 'occasion'] as const;
export type UrgencySign = (typeof urgencySigns)[number];

export const urgency: readonly LexiconRow<UrgencySign>[] = [
  {
    says: 'now',
    terms: `
      立刻|立即|马上|即刻|现在就|十万火急|紧急|急用|急需|急等|今天必须|今天之内|今天内|今天就要|今晚之前
      今天下班前|24小时内|二十四小时内
      immediately|immediate|urgent|urgently|asap|right now|right away|at once|emergency|by today|by tonight
      need it today|needed today|within 24 hours|straight away|without delay
    `,
  },
  { says: 'today', terms: '今天|今晚|今日|今早|today|tonight|this evening' },
  {
    says: 'soon',
    terms: `
      尽快|尽早|抓紧|赶紧|赶快|快点|明天|明早|后天|这周|本周|周末前|来不及|赶时间|截止|等不及
      as soon as possible|soon|tomorrow|this week|this weekend|before the weekend|by friday|by monday|deadline
      running out of time|within 48 hours|by the end of the week
    `,
  },
  {
    says: 'occasion',
    terms: `
      婚礼|结婚|手术|高考|考试|面试|航班|飞机|火车|出差|葬礼
      wedding|funeral|surgery|operation|exam|interview|flight|my trip|business trip|holiday tomorrow
    `,
  },
];

export const scopeSigns = ['everyone', 'many-people', 'several-people'] as const;
export type ScopeSign = (typeof scopeSigns)[number];

export const scope: readonly LexiconRow<ScopeSign>[] = [
  {
    says: 'everyone',
    terms: `
      所有人|所有顾客|所有客户|所有用户|所有业主|全体|大家都|整个小区|全小区|整栋楼|全楼|全校|全公司|整批|一整批
      全部批次|全网
      all customers|all users|all your customers|every customer|everyone|everybody|whole building
      entire building|whole neighbourhood|whole neighborhood|entire batch|whole batch|all residents|whole school
      entire office|whole office
    `,
  },
  {
    says: 'many-people',
    terms: `
      很多人|许多人|好多人|不少人|很多顾客|很多客户|很多用户|很多邻居|几十人|几十个人|几百人|几百个|几十个|几十位|几百位|上百人|几百户
      上百户|数百|成百上千|不止我一个|不只我一个|业主群|群里都|网上很多
      many people|many customers|many others|many users|lots of people|a lot of people|dozens of|hundreds of
      thousands of|other customers|not the only one|other residents|widespread|lots of customers|so many people
    `,
  },
  {
    says: 'several-people',
    terms: `
      我们几个|几个人|几位|邻居|同事|全家|一家人|家里人|同学|朋友也
      neighbours|neighbors|neighbour|neighbor|colleagues|my whole family|my family|our family|several of us
      a few of us|other people|guests|classmates|my friends
    `,
  },
];
