import type { LexiconRow } from '../scan.ts';

/**
 * Words that say that somebody was or may be hurt. One of them makes a case urgent, whatever else the text says:
 * missing one costs more than looking once too often. `harmless` are longer expressions that shield such a word.
 * "No one was injured" still counts, and the reason says so: the thing that could have injured is still there.
 */
export const safety: readonly LexiconRow<'danger' | 'harmless'>[] = [
  {
    says: 'danger',
    terms: `
      起火|着火|失火|火灾|火苗|火花|打火花|自燃|燃烧|烧起来|烧着|烧焦|焦味|烧焦味|摔下来|摔倒|跌倒|滑倒|绊倒
      烧伤|烫伤|灼伤|冒烟|爆炸|爆燃|炸裂|炸了|爆裂|鼓包|漏电|触电|电到|被电|电击|短路|受伤|伤到|弄伤|砸伤|砸到
      摔伤|割伤|划伤|夹伤|夹到手|骨折|流血|出血|昏迷|晕倒|窒息|噎住|中毒|食物中毒|一氧化碳|煤气|燃气泄漏|漏气
      甲醛|过敏|过敏反应|休克|皮疹|红肿|抢救|送医|急救|急诊|死亡|死了人|丧命|有生命危险|生命危险|安全隐患
      安全事故|刹车失灵|刹不住|刹车失效|失控|气囊|坠落|倒塌|溺水|玻璃渣|碎玻璃|刀片|针头|危险|摔了一跤|摔跤|跳闸
      烧胶皮|烧糊|胶皮味|塑料味|漏煤气|打滑|追尾|车祸|边开车边|疲劳驾驶|酒驾|闯红灯|松动脱落|掉下来砸|坍塌
      卡住手|被困电梯|困在电梯|电梯故障|烫到|扎到|扎破|刺伤|咬伤|碰伤|撞伤|撞到头|砸中|红疹
      起疹子|呼吸困难|喘不上气|头破|缝针|缝了|有毒|误吞|误食|上吐下泻|呕吐|住院治疗|住进医院
      fire|fires|on fire|burning smell|smell of burning|smelled of burning|slipped and fell|fell down the
      tripped and fell|fell on my|fell from the|caught fire|flame|flames|smoke|smoking|smoked|sparks|sparking
      sparked|burn|burns|burned|burning|burnt my|burnt her|burnt his|burnt our|burnt plug|burnt socket|scald
      scalded|scalding|explode|explodes|exploded|exploding|explosion|blew up|swollen battery|battery swelled
      bulging battery|electric shock|electrical shock|electric shocks|electrocuted|electrocution
      got a shock from|got a shock when i touched|gave me a shock|short circuit|short-circuited|injured|injury
      injuries|injure|injuring|hurt my|hurt her|hurt his|hurt our|hurt himself|hurt herself|hurt myself|was hurt
      got hurt|been hurt|bleeding|bled|blood|cut my finger|cut my fingers|cut my hand|cut my foot|cut my lip
      cut my mouth|cut my tongue|cut my leg|cut my arm|cut her finger|cut her hand|cut her lip|cut his finger
      cut his hand|cut his lip|cut himself|cut herself|cut myself|broke my arm|broke my leg|broke my wrist
      broke her|broke his|fracture|fractured|unconscious|fainted|passed out|choke|choked|choking|suffocate
      suffocated|suffocating|poisoned|poisoning|poisonous|toxic|food poisoning|carbon monoxide|gas leak
      leaking gas|allergic|allergy|allergic reaction|anaphylaxis|anaphylactic|rash|ambulance|emergency room|a&e
      died|death|killed|life-threatening|dangerous|danger|hazard|hazardous|unsafe|brake failure|brakes failed
      brakes stopped working|airbag|collapsed|drowned|drowning|broken glass|glass shards|shards of glass
      razor blade|needle|asbestos|trips the fuse|tripped the fuse|blew the fuse|fell and|man fell
      woman fell|child fell|she fell|he fell|i fell|tripped over|texting while driving
      on his phone while driving|on her phone while driving|ran a red light|collision
      stuck in the lift|stuck in the elevator|bitten|stung|stitches|can't breathe|cannot breathe
      couldn't breathe|trouble breathing|difficulty breathing|blisters|concussion|sharp edge
      sharp edges|loose wire|exposed wire|exposed wires|lead paint|contaminated
      choking hazard|swallowed a battery|swallowed a button battery|swallowed the battery|swallowed a magnet
      swallowed a small part|swallowed a piece|leaks gas|leaked gas|smell of gas|smells of gas|smelled gas|smell gas
      it shocked me|got shocked|hospitalised|hospitalized|taken to hospital|taken to the hospital|rushed to hospital
      rushed to the hospital
      melted plastic|plug melted|melted plug|cable melted|charger melted|socket melted|car crash|drunk driver|driver was drunk|was speeding|bruised my|bruised her|bruised his|夹住手|起水泡|trapped inside|trapped in the lift|trapped in the elevator
    `,
  },
  {
    says: 'harmless',
    terms: `
      爆炸头|防爆|防过敏|抗过敏|低过敏|烟花爆竹|防烫伤|伤到了心|脱敏|煤气费|燃气费|煤气表|煤气公司
      手机中毒|电脑中毒
      fire tv|fire stick|fire hd|fire tablet|kindle fire|fire sale|fire him|fire her|fire them|fire your
      fire this|under fire|fire away|cigarette smoke|no smoking|non-smoking|smoking area|smoking room
      smoked salmon|smoked fish|smoked ham|smoked meat|smoke-free|burn a cd|burned out|burnt out|sore loser
      blood pressure monitor|blood pressure cuff|in cold blood|to death|needle felting|knitting needle
      hurt my feelings|hurt her feelings|hurt his feelings|broke her promise|broke his promise|rash decision
      fell in love|i fell in love|i fell for|i fell asleep|he fell asleep|she fell asleep
    `,
  },
];
