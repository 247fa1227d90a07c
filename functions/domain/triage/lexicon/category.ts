import type { Category } from '../../complaint/vocabulary.ts';
import type { LexiconRow } from '../scan.ts';

/** What a text is about. `weight` 3 names the matter itself, 2 points to it, 1 is often said of it. Safety has its own words. */
export type About = { category: Exclude<Category, 'safety' | 'other'>; weight: number };

export const category: readonly LexiconRow<About>[] = [
  {
    says: { category: 'product-quality', weight: 3 },
    terms: `
      质量|质量问题|品质|次品|残次品|瑕疵|缺陷|故障|假货|坏了|损坏|变质|发霉|过期|异物|有虫|掉漆|褪色|开裂|裂了
      生锈|漏水|烂了|性价比|断网|没网|漏油|死机|失灵|不制冷|不加热|开不了机|充不进|充不上|闪退|卡顿|起球|缩水
      异味|没声音|没反应|不转|不亮|不通电|不出水|掉线|卡死|黑屏|花屏|破洞|脱线|开胶|变形|难吃|不新鲜|馊了|臭了
      假冒|山寨|偷工减料|颗粒|异响
      quality|defective|defect|faulty|fault|broken|stopped working|doesn't work|does not work|not working
      didn't work|did not work|won't turn on|won't start|won't charge|fell apart|counterfeit|expired|mouldy
      moldy|rotten|spoiled|stale|cracked|leaking|leaks|rusty|poorly made|malfunction|malfunctioning
      dead on arrival|no internet|no signal|peeling|shrunk|faded|no sound|no picture|does not turn|doesn't turn
      dropped out|keeps dropping|has dropped|disconnects|won't connect|ripped|bent|warped|tastes bad
      tasted awful|went off|drips|dripping|melted|unusable|burnt out
    `,
  },
  {
    says: { category: 'product-quality', weight: 1 },
    terms: `
      破损|破了|破洞|碎了|断了|坏|坏的|做工|卫生|蟑螂|头发|脏|材质|材料|味道|口感|电池|屏幕|按键|发烫|发热|噪音
      性能|不新鲜|产品|商品|功能|耳机|宽带|网络|信号|充电|颜色|口味|食物|菜品|饭菜|面料|新鲜|手感|音质|声音|画面
      界面|字体|系统
      damaged|broke|torn|filthy|dirty|cockroach|cockroaches|hair in|internet|tore|scratched|dented|stained
      screen|battery|overheats|overheating|noise|noisy|taste|tasted|material|stitching|crashes|crashed|product
      works|feature|app|broadband|wifi|wi-fi|signal|charging|colour|color|dish|fabric|fresh|sound
      picture|option|font|update|design
    `,
  },
  {
    says: { category: 'service-attitude', weight: 3 },
    terms: `
      态度|服务态度|态度恶劣|态度差|不耐烦|辱骂|骂人|骂我|粗鲁|无礼|没礼貌|冷漠|歧视|爱理不理|阴阳怪气|摔电话
      挂电话|挂断|侮辱|翻白眼|服务质量|不回电|语气|嚣张|敷衍|甩脸|脸色|不专业|教得|玩手机|聊天不理|视障|盲文
      插队|爱答不理|不搭理|吼|骂
      rude|rudely|attitude|impolite|disrespectful|unprofessional|dismissive|shouted|yelled|swore|insulted
      insulting|abusive|hung up|racist|discriminated|discrimination|rolled his eyes|rolled her eyes|ignored me
      condescending|callback|call back|called back|looked up from|look up from|ignoring us|kept us waiting
      sarcastic|patronising|patronizing|smirked|made fun of|laughed at|refused to help|unwelcoming|gentle
      bad manners
    `,
  },
  {
    says: { category: 'service-attitude', weight: 1 },
    terms: `
      客服|店员|服务员|营业员|工作人员|经理|接待|服务|司机|敷衍|耐心|热情|员工|老师|护士|医生|前台|保安|导购
      收银|柜台|窗口|办事|接电话|热线|回电|机器人客服|人工客服
      staff|agent|representative|waiter|waitress|cashier|manager|employee|clerk|customer service|receptionist
      assistant|driver|helpful|friendly|courteous|polite|welcoming|customer support|branch|patient|service
      teacher|nurse|doctor|front desk|reception|guard|hotline|call centre|call center|helpline|chatbot
      team|people|crew|host|hostess|bartender|barista
    `,
  },
  {
    says: { category: 'delivery', weight: 3 },
    terms: `
      快递|物流|配送|送货|发货|派送|派件|签收|包裹|丢件|快递员|外卖员|骑手|错发|发错|漏发|少发|没发货|运输|送达
      没送到|包裹破损|摔坏了|压坏了|摔碎了|压碎了|压扁了|顺丰|中通|圆通|韵达|申通|驿站|快递柜|少送|漏送|送错
      取件|派件员|送餐|餐送|送达时间|自提|丢包裹|丢了包裹|催单
      delivery|deliver|delivered|deliveries|shipping|shipped|shipment|courier|parcel|package|never arrived
      not arrived|hasn't arrived|has not arrived|haven't received|have not received|tracking number|dispatch
      dispatched|doorstep|postman|damaged in transit|arrived damaged|arrived broken|crushed|takeaway|take-away
      postage|delivery man|delivery woman|delivery driver|left with a neighbour|left at the|signed for
      estimated arrival|out for delivery|pick-up point|pickup point|missing from our|missing from my|wrong item
    `,
  },
  { says: { category: 'delivery', weight: 2 }, terms: '包装|外包装|packing' },
  {
    says: { category: 'delivery', weight: 1 },
    terms: `
      收到货|寄给我|寄来|寄错|没寄|没收到|没有收到|还没到|没到|到货|收货|送来|送到|外箱|上门|迟到|延误|外卖
      arrived|arrive|late|delayed|delay|box|carton|packaging|wrong address|smashed|thrown|left outside|lost in transit|received
    `,
  },
  {
    says: { category: 'price', weight: 3 },
    terms: `
      价格|收费|乱收费|多收|多扣|扣费|扣款|重复扣|扣错|盗刷|账单|涨价|太贵|差价|优惠券|优惠|折扣|费用|运费
      手续费|会员费|自动续费|发票金额|保价|降价|多刷|刷了我|多付|少找|找零|押金|违约金|罚金|年费|月费|话费
      流量费|服务费|停车费|明码标价|宰客|加价|价目|扣了我|退票费
      price|prices|priced|pricing|charged|charge|charges|overcharged|overcharge|charged twice|double charged
      double-charged|bill|billing|billed|invoice amount|fee|fees|hidden fee|hidden fees|coupon|discount|voucher
      expensive|subscription|auto-renewed|promo code|deposit|extra charge|surcharge|took money|taking money
      money from my|on my card|euros on|pounds on|dollars on|cancellation fee|deposit back|late fee
      service charge|tip was added|rip-off|ripped off|paid too much|price tag|costs more
    `,
  },
  {
    says: { category: 'price', weight: 1 },
    terms: `
      很贵|贵了|更贵|便宜|元钱|块钱|付款|支付|付了
      cost|costs|paid|pay|payment|money|credit card|bank statement|cheaper
    `,
  },
  {
    says: { category: 'after-sales', weight: 3 },
    terms: `
      售后|维修|保修|质保|返修|退换|修了|没修好|修不好|修理|修好|维修点|安装|三包|无理由|拆封|不给退|不退|拒绝退
      售后服务|发票|开票|抬头|退押金|补发|寄修|换新|保养|上门维修|修完|检测|客退|售后点|工单
      after-sales|after sales|warranty|guarantee|repair|repaired|repairs|exchange|returned it|return policy
      return label|returns|installation|installer|technician|spare part|spare parts|money back|take back
      take it back|took back|store credit|receipt|tax invoice|plumber|electrician|repairman|serviced|workmanship
      left a mess|still drips|free returns|send it back|sent it back|sending it back|service centre
      service center
    `,
  },
  {
    says: { category: 'after-sales', weight: 2 },
    terms: `
      退款|退货|换货|退钱|赔偿
      refund|refunded|refunds|replacement|replace
    `,
  },
  {
    says: { category: 'after-sales', weight: 1 },
    terms: `
      返厂|配件|技术员|师傅|换一台|换一个|退
      return|fix|fixed|engineer|claim|install|installed|compensation
    `,
  },
  {
    says: { category: 'information', weight: 3 },
    terms: `
      虚假宣传|虚假|宣传不符|与描述不符|描述不符|与宣传|与图片|图片不符|网上说|网上写|承诺|与网页|误导|夸大|隐瞒
      没有告知|没告知|未告知|说明书|网站信息|页面显示|个人信息|隐私|信息泄露|泄露|广告|短信骚扰|骚扰电话
      推销电话|尺码|标错|写错|写的|账号|注销|删除我|推销|垃圾短信|条款|合同|公示|告示|指示牌|导航错|地址错
      信息不准|规则
      misleading|misled|false advertising|advertised|advertising|advertisement|not as described|as described
      description|instructions|user manual|personal data|privacy|data breach|leaked my|spam|unsubscribe
      opening hours|out of date information|wrong information|looks nothing like|nothing like the picture
      not what was advertised|incorrect information|size chart|sizes smaller|label says|mislabelled|mislabeled
      delete my account|my account details|offers|newsletter|marketing emails|terms and conditions|small print
      fine print|contract|signage|sign said|wrong address on|timetable|faq
    `,
  },
  {
    says: { category: 'information', weight: 1 },
    terms: `
      宣传|告知|描述|标注|标签|信息|说明|网站|页面|公告
      website|information|informed|label|labelled|notice|told me|web page|page
    `,
  },
];
