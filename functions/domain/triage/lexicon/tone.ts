import type { LexiconRow } from '../scan.ts';

/**
 * What a text sounds like. `weight` is how strongly; a negator turns what follows it (but `never` before `so` does
 * not: never so disappointed), an intensifier strengthens it,
 * a softener weakens it, a contrast casts doubt on praise, and `nothing` shields a longer expression from the shorter ones within (你好 is no praise,
 * 不但 no negation, "kind regards" no kindness).
 */
export type Tone =
  | { as: 'positive' | 'negative'; weight: number }
  | { as: 'negator' | 'never' | 'intensifier' | 'so' | 'softener' | 'contrast' | 'nothing' };

export const tone: readonly LexiconRow<Tone>[] = [
  {
    says: { as: 'positive', weight: 2 },
    terms: `
      非常满意|十分满意|很满意|特别满意|超级满意|完美|太棒了|棒极了|好极了|优秀|出色|一流|惊喜|感动|暖心|贴心
      无可挑剔|没得说|赞不绝口|超出预期|超出期望|五星好评|强烈推荐|认真负责|尽职尽责|拾金不昧|太感谢|真棒|给力
      必须点赞
      excellent|very satisfied|very happy|very pleased|so happy|so pleased|really happy|really pleased|wonderful
      perfect|perfectly|fantastic|amazing|awesome|outstanding|superb|brilliant|delighted|exceptional|love|loved
      impressed|went above and beyond|went the extra mile|above and beyond|could not be happier
      couldn't be happier|exceeded my expectations|highly recommend|lifesaver|five stars|5 stars|what a star
      top notch|top-notch|truly grateful|made my day|so fresh
    `,
  },
  {
    says: { as: 'positive', weight: 1 },
    terms: `
      满意|不错|温柔|顺手|性价比高|挺好|很好|真好|太好了|特别好|非常好|态度好|服务好|质量好|好评|好用|好看|好吃
      喜欢|高兴|开心|愉快|舒服|舒适|耐心|热情|细心|周到|专业|礼貌|友好|友善|亲切|靠谱|及时|很快|迅速|高效|方便
      实惠|物超所值|值得|推荐|放心|顺利|帮我解决了问题|帮我解决了我的问题|帮我解决了我们的问题|帮我解决问题
      帮我解决了所有问题|帮我解决了这个问题|帮我解决了全部问题|帮我们解决了问题|帮我们解决了我的问题
      帮我们解决了我们的问题|帮我们解决问题|帮我们解决了所有问题|帮我们解决了这个问题|帮我们解决了全部问题
      帮忙解决了问题|帮忙解决了我的问题|帮忙解决了我们的问题|帮忙解决问题|帮忙解决了所有问题|帮忙解决了这个问题
      帮忙解决了全部问题|解决了问题|解决了我的问题|解决了我们的问题|解决问题|解决了所有问题|解决了这个问题
      解决了全部问题|帮我解决了|帮我们解决了|解答了我的问题|解答我的问题|回答我的问题|积极|帮我解决|帮我们解决
      帮助了我|没有任何问题|没有问题|没问题|不辞辛苦|不厌其烦|毫无怨言|新鲜|一点都不疼|一点也不疼|一点都不贵
      一点也不贵|安慰|干净|整洁|安静
      good|great|lovely|welcoming|fair price|nice|happy|pleased|satisfied|glad|helpful|friendly|polite|kind
      patient|patiently|courteous|professional|quick|quickly|fast|prompt|promptly|smooth|smoothly|easy
      convenient|recommend|enjoy|enjoyed|enjoying|like it|reliable|efficient|thoughtful|caring|well done
      well made|can't wait|answered all my questions|answered my questions|not bad|no problem|no problems
      no complaints|no issues|without any problem|without any problems|nothing to complain about
      solved my problem|solved the problem|solved our problem|fixed my problem|fixed the problem
      resolved my issue|resolved the issue|resolved my problem|sorted it out|best|gentle|clean|tidy|fresh
      attentive|explained everything|comfortable|worth it|value for money|good value
    `,
  },
  {
    says: { as: 'negative', weight: 3 },
    terms: `
      愤怒|气愤|忍无可忍|恶劣|极差|太差|差劲|差评|垃圾|骗子|欺骗|欺诈|诈骗|受骗|上当|坑人|坑爹|黑心|霸王条款
      不可接受|无法接受|不能接受|无耻|太过分|过分|恶心|可恶|气死|崩溃|辱骂|骂人|骂我|侮辱|歧视|威胁|投诉|举报
      维权
      terrible|horrible|awful|worst|disgusting|disgusted|disgraceful|outrageous|unacceptable|furious|angry|livid
      appalling|appalled|scam|scammed|fraud|fraudulent|cheated|ripped off|rip-off|rip off|liar|liars|insulted
      insulting|abusive|racist|harassed|threatened|ashamed|pathetic|useless|garbage|rubbish|crap|hate|hated
      nightmare|ruined|ruining
    `,
  },
  {
    says: { as: 'negative', weight: 2 },
    terms: `
      不满|不满意|失望|生气|糟糕|糟|很差|差得|变差|质量差|服务差|态度差|太慢|不耐烦|冷漠|敷衍|推诿|推卸|踢皮球
      粗鲁|无礼|没礼貌|不理|没人理|没人管|不管|不负责|不负责任|拒绝|坏了|坏的|损坏|破损|破裂|裂了|开裂|碎了|断了
      烂了|变质|发霉|过期|异物|有虫|假货|假的|次品|残次|瑕疵|缺陷|故障|失灵|死机|漏水|漏油|生锈|掉漆|褪色|异味
      臭味|退款|退钱|退货|赔偿|赔钱|虚假|误导|隐瞒|乱收费|多收|多扣|重复扣|扣错|盗刷|涨价|太贵|坑|延误|迟到|拖延
      拖了|拖着|丢了|丢失|丢件|漏发|错发|发错|少发|少了|缺少|缺件|收不到|打不通|联系不上|用不了|打不开|开不了机
      充不进|充不上|连不上|登不上|登录不了|没收到|没有收到|还没到|没到|没有回复|没人回复|不回复|没有回音
      没有解决|没解决|没修好|没有修好|修不好|没法用|没用|没处理|不处理|还没|迟迟|白跑|误工|损失|后悔|郁闷|烦
      麻烦死|难吃|难用|难看|难受|受伤|噪音|吵|卡顿|闪退|不能用|无法使用|不好用|不工作|不制冷|不加热|不准|不符
      不一致|不新鲜|不见了|不合格|不合理|不好|不太好|不行|不对|对不上|搞错|弄错|算错|错误|有问题|出问题|出现问题
      质量问题|没声音|没反应|不敢|不办|标错|写错|多刷|少送|摔了|跳闸|没有一个电话|掉线|危险|不方便|不专业
      bad|poor|poorly|disappointed|disappointing|disappointment|smashed|shattered|heard nothing|never heard back
      nothing like|not as described|upset|frustrated|frustrating|annoyed|annoying|rude|rudely|unhelpful
      unprofessional|dismissive|ignored|ignoring|ignores|refused|refuses|refusing|broken|broke|breaks|damaged
      damage|defective|faulty|fault|defect|cracked|crack|torn|leaking|leaks|leaked|leak|stained|rusty|rust
      scratched|dented|smelly|mouldy|moldy|expired|rotten|spoiled|stale|counterfeit|fake|wrong|incorrect
      incorrectly|missing|lost|late|delayed|delay|delays|overdue|overcharged|overcharge|charged twice
      double charged|double-charged|unauthorised|unauthorized|misleading|misled|false|lied|lying|refund|refunded
      compensation|complain|complained|complaint|complaints|failed|fails|failing|failure|stopped working
      does not work|doesn't work|did not work|didn't work|not working|won't work|won't start|won't turn on
      won't charge|never arrived|not arrived|hasn't arrived|has not arrived|haven't received|have not received
      didn't receive|did not receive|never received|not received|no reply|no response|no answer|nobody answers
      no one answers|unresolved|waste|wasted|inconvenience|inconvenient|crashes|crashed|crashing|freezes|frozen
      error|errors|slow|expensive|unfair|dirty|filthy|noisy|loud|cold food|uncomfortable|confusing|hidden fee
      hidden fees|stuck|shouted|yelled|swore|hung up|dead on arrival|worse|unhappy|unsatisfied|dissatisfied
      fed up|sick of|tired of|sorry state|regret|stolen|stole|cut corners|tore|fell apart|fell off|came off
      peeling|shrunk|faded|drips|dripping|mess|dropped|extra charge|no sound|has been a week|has been weeks
      has been a month|cannot work|can't work|keep sending|keeps sending|would not look|nobody at|was promised
      were promised|no callback|melted|dangerous|unsafe
    `,
  },
  {
    says: { as: 'negative', weight: 1 },
    terms: `
      慢|贵|差|错|坏|破|旧|脏|乱|等了|等待|等到现在|问题|麻烦|不认|松了|巨响|蟑螂|困难|抱怨|为什么|凭什么|怎么还|怎么办|到底|居然
      竟然|才发现|有点失望
      problem|problems|issue|issues|waiting|waited|wait|queue|queued|unfortunately|trouble|concern|concerned
      worried|difficult|hard to|why|missed|cancelled|canceled|only to find|supposed to|yet to
    `,
  },
  {
    says: { as: 'negator' },
    terms: `
      不|没|没有|无|未|并未|毫无|毫不|别|勿|难以|无法|不是|并不|并非|不太|不够|不怎么
      not|no|none|nobody|no one|nothing|cannot|can't|cant|won't|wont|didn't|didnt|doesn't|doesnt|don't
      dont|isn't|isnt|wasn't|wasnt|aren't|weren't|hasn't|hasnt|haven't|havent|hadn't|wouldn't|couldn't|couldnt
      shouldn't|without|hardly|barely|neither|nor|far from
    `,
  },
  { says: { as: 'never' }, terms: '从未|从不|从没|从没有|从来没|从来没有|从来不|never|never ever' },
  { says: { as: 'so' }, terms: '这么|如此|这样|那么|so|such|this' },
  {
    says: { as: 'intensifier' },
    terms: `
      非常|特别|十分|极其|极|太|很|真|真是|超级|超|相当|尤其|格外|简直|完全|彻底|实在|最|严重
      very|extremely|really|too|absolutely|completely|totally|utterly|incredibly|highly|deeply|terribly|truly
      seriously|beyond|most
    `,
  },
  {
    says: { as: 'softener' },
    terms: `
      有点|有些|稍微|略|略微|比较|还算|一般般|不大
      a bit|a little|slightly|somewhat|fairly|rather|kind of|sort of|quite
    `,
  },
  { says: { as: 'contrast' }, terms: '但|但是|可是|然而|不过|只是|but|however|although|though|except' },
  {
    says: { as: 'nothing' },
    terms: `
      你好|您好|只好|最好|最近|最后|最新|最多|最少|最终|好像|好几|好多|好久|不但|不仅|不只|不光|不管是|不同|不妨
      不少|不断|不知道能不能|不知道能否|不知道可不可以|不知道是否|能不能|可不可以|要不要|是不是|有没有|会不会
      好不好|行不行|对不起|差不多|不然|要不|不如|太阳|真皮|真的|无论|无线|无糖|无烟|无障碍|未来|特别是|黑色|黑白
      慢慢|很多|很久|很长|错过|出差|差旅|差价|破费|坏人|乱七八糟|旧款|旧金山|没关系|不客气|不用谢|不好意思
      贵公司|贵司|贵店|贵方|贵行|贵平台|贵院|贵酒店|贵网站|尊贵|宝贵|丢失的钱包|丢失的手机|退货期|退货政策
      退货流程|退款政策|退款流程|退换货政策|减少等待|麻烦您|麻烦你|麻烦贵|麻烦帮|问题反馈|解决方案|无需|不必
      等待时间|等待区|超市|超过|超级市场|别人|别的|特别版|区别|级别|类别|性别|个别|太太|真空|真丝|极光|比较器
      not only|no matter|no doubt|no later than|not just|no longer|don't know if|do not know if|don't mind
      why not|kind regards|best regards|best wishes|warm regards|good morning|good afternoon|good evening
      good day|good luck|would like|like to|so that|so far|so much|so many|too much|waiting room|stayed late|worked late|until late|open late|opened late|late at night|waiting area
      most of|at most|no rush|no hurry|patient record|my lost wallet|my lost phone|my lost bag|refund policy
      return policy|refund process|waiting time|waiting times|wait time|wait times|reduce waiting|quick question
      fast food|fast track|cold water|best before|nice to have|would be nice|would be great|would be good
      would be wonderful|would be fantastic|would be amazing|would be perfect|would be helpful
      would be brilliant|would love|i'd love|easy way|easier|good idea|great idea|nice idea|nothing but praise
      nothing but good
    `,
  },
];
