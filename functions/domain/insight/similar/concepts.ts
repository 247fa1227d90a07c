import { compileLexicons } from '../../triage/scan.ts';

/** What is the same in both languages: found under one term, so that a complaint in English finds one in Chinese. */
const rows = [
  ['smoke', '冒烟|烟雾|焦味|烧焦|smoke|smoking|smoked|burning smell|burnt smell|smell of burning'],
  ['fire', '起火|着火|自燃|火花|爆炸|炸裂|fire|caught fire|flames|sparks|sparked|exploded|explode|shattered'],
  ['shock', '漏电|触电|电到|electric shock|electrocuted|shock when|shock from'],
  ['leak', '漏水|渗水|漏油|leak|leaks|leaking|leaked|drips|dripping'],
  ['overheat', '发烫|过热|发热|overheats|overheating|overheated|too hot|very hot'],
  ['battery', '电池|充电|续航|battery|charge|charging|charger|充电器'],
  ['screen', '屏幕|黑屏|花屏|screen|display'],
  ['crash', '死机|闪退|卡死|卡顿|freezes|frozen|crashes|crashed|app crash'],
  ['noise', '噪音|异响|很吵|noise|noisy|loud'],
  ['cooling', "不制冷|制冷|not cooling|does not cool|doesn't cool|stopped cooling|no longer cools"],
  ['expired', '过期|临期|expired|out of date|past its date|past its best'],
  ['mould', '发霉|变质|馊了|mould|mouldy|mold|moldy|spoiled|rotten'],
  ['foreign', '异物|虫子|有虫|头发|玻璃渣|insect|bug in|hair in|piece of glass|piece of metal|piece of plastic'],
  ['allergy', '过敏|红疹|皮疹|allergic|allergy|rash|reaction'],
  ['sick', '拉肚子|腹泻|呕吐|食物中毒|上吐下泻|food poisoning|vomiting|diarrhoea|sick after'],
  ['injury', '受伤|烫伤|划伤|割伤|夹伤|骨折|injured|burned|burnt|scalded|cut my|hurt'],
  [
    'late',
    '延误|迟迟|晚到|没到|没有到|还没发货|不发货|迟到|未送达|late|delayed|delay|not arrived|never arrived|still waiting',
  ],
  ['lost', '丢件|丢失|没收到|没有收到|误签收|已签收|lost parcel|lost|marked as delivered|not received|never received'],
  ['damaged', '破损|压坏|碎了|压扁|damaged|broken on arrival|crushed|dented|smashed'],
  ['wrong-item', '发错|错发|寄错|颜色不对|尺码不对|wrong item|wrong size|wrong colour|wrong color|sent me the wrong'],
  ['missing', '少发|漏发|缺少|少了|缺件|missing|incomplete'],
  ['refund', '退款|退钱|refund|refunded|money back'],
  [
    'charged-twice',
    '重复扣|扣了两次|多扣|多收|charged twice|double charged|charged me twice|overcharged|charged two times',
  ],
  ['renewal', '自动续费|续费|auto renew|auto-renew|automatic renewal|renewed|subscription'],
  ['coupon', '优惠券|优惠码|满减|折扣|coupon|voucher|discount|promo code'],
  ['price-drop', '降价|差价|保价|价格保护|price drop|dropped the price|price match|cheaper'],
  ['rude', '态度恶劣|态度差|态度很差|不耐烦|辱骂|骂人|翻白眼|rude|insulted|shouted|swore|impolite'],
  ['hang-up', '挂电话|挂断|hung up|hang up'],
  ['no-answer', '没人理|没人回复|打不通|无人接听|不回复|no reply|nobody answers|no one answers|no response'],
  ['repair', '维修|返修|没修好|修不好|repair|repaired|fix|fixed|technician'],
  ['warranty', '保修|质保|三包|warranty|guarantee'],
  ['install', '安装|上门|install|installed|installation|fitter'],
  ['counterfeit', '假货|仿冒|正品|counterfeit|fake|not genuine'],
  ['advert', '虚假宣传|宣传不符|描述不符|与描述|not as described|misleading|false advertising|advertised'],
  ['privacy', '泄露|个人信息|隐私|骚扰电话|data leak|leaked my|personal data|privacy|spam calls'],
  ['manual', '说明书|说明|manual|instructions'],
  ['fade', '褪色|掉色|fade|faded|colour ran|color ran'],
  ['shrink', '缩水|起球|shrunk|shrank|pilling'],
  ['crack', '开裂|裂了|裂开|裂纹|cracked|crack|split open'],
  ['cockroach', '蟑螂|老鼠|cockroach|cockroaches|mouse|rats'],
  ['rice-cooker', '电饭煲|电饭锅|rice cooker'],
  ['kettle', '水壶|电水壶|热水壶|烧水壶|kettle'],
  ['washer', '洗衣机|washing machine|washer'],
  ['fridge', '冰箱|冰柜|fridge|refrigerator|freezer'],
  ['air-conditioner', '空调|air conditioner|air conditioning|aircon'],
  ['water-heater', '热水器|water heater|boiler'],
  ['phone', '手机|phone|smartphone|mobile'],
  ['headphones', '耳机|headphones|earbuds|headset'],
  ['laptop', '笔记本|电脑|laptop|computer|notebook'],
  ['tv', '电视|television|tv'],
  ['scooter', '电动车|电瓶车|滑板车|scooter|e-bike|ebike'],
  ['cot', '婴儿床|童车|儿童座椅|安全座椅|stroller|pushchair|cot|car seat|high chair'],
  ['shoes', '鞋|鞋子|运动鞋|shoes|shoe|trainers|sneakers|boots'],
  ['clothes', '衣服|毛衣|外套|羽绒服|shirt|sweater|jacket|coat|dress|jumper'],
  ['bread', '面包|蛋糕|bread|cake'],
  ['milk', '牛奶|酸奶|奶粉|milk|yoghurt|yogurt|formula'],
  ['hotel', '酒店|房间|入住|hotel|room'],
  ['flight', '航班|机票|flight|ticket'],
  ['courier', '快递员|骑手|送货员|courier|driver|delivery man'],
] as const;

let scan: ((folded: Uint16Array) => Set<string>) | undefined;

/** The concepts that a folded text speaks of. */
export function conceptsIn(folded: Uint16Array): Set<string> {
  scan ??= compile();
  return scan(folded);
}

function compile(): (folded: Uint16Array) => Set<string> {
  const find = compileLexicons({ concept: rows.map(([says, terms]) => ({ says, terms })) });
  return (folded) => new Set(find(folded).concept.map(({ says }) => says));
}
