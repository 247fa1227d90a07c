import type { Submission } from '../../functions/contract/shapes.ts';
import type { Language } from '../../functions/domain/complaint/vocabulary.ts';

/** About as long as complaints are that people take the time to write: in characters of either language. */
export const usualLength = 500;

type Story = { product: string; words: string };

const stories: Record<Language, readonly Story[]> = {
  en: [
    {
      product: 'Dawn electric kettle 2',
      words:
        'I bought the kettle three weeks ago and since last Sunday it leaks at the base every time I fill it past the half mark. I dried it, changed the socket and followed the descaling steps in the manual, and nothing helped.',
    },
    {
      product: 'Standard delivery',
      words:
        'My parcel was promised for Tuesday and it is now Friday. The tracking page has said "out for delivery" for three days, the driver never rang the bell, and the depot tells me that they cannot find the label.',
    },
    {
      product: 'Repair service',
      words:
        'The vacuum cleaner came back from your workshop with the same fault and a scratched lid. I waited nineteen days for the repair, paid for the shipping myself, and the report in the box only says "tested, no fault found".',
    },
    {
      product: 'Store 14, town hall square',
      words:
        'The assistant at the counter was rude from the first minute. He kept looking at his phone, told me that I should have read the small print, and walked away while I was still speaking, in front of other customers.',
    },
    {
      product: 'Annual membership',
      words:
        'I was charged twice for the annual membership, once on the 3rd and again on the 5th. I cancelled the second one in the app within an hour, got a confirmation on the screen, and the money has not come back since.',
    },
    {
      product: 'Fan heater H20',
      words:
        'The fan heater gave off smoke after ten minutes and the plug was too hot to touch. My son was in the room, we pulled the plug and opened the windows, and the carpet under it has a burn mark as big as a hand.',
    },
  ],
  'zh-CN': [
    {
      product: '晨光电热水壶 2 代',
      words:
        '这款水壶我是三个星期前在你们官网买的，从上个星期天开始，只要水加过一半，底座就会漏水，桌子上到处都是。我擦干净换过插座，也按说明书除过水垢，还把密封圈拆下来重新装了一遍，一点用都没有。',
    },
    {
      product: '标准配送',
      words:
        '我的包裹说好星期二送到，今天已经星期五了还没有收到。物流页面三天来一直显示“正在派送”，快递员从来没有打过电话，也没有按过门铃，网点又说面单找不到了，让我自己再等等看，谁也说不清楚东西到底在哪里。',
    },
    {
      product: '维修服务',
      words:
        '吸尘器送到你们那里维修，等了整整十九天，寄回来的时候故障还是原来那个故障，盖子上反而多了一道划痕。来回的运费都是我自己出的，箱子里的检测单只写了一句“检测正常”，没有任何人跟我解释过到底修了什么。',
    },
    {
      product: '市政广场 14 号店',
      words:
        '柜台的店员从一开始态度就很差，一边看手机一边敷衍我，问什么都说不知道。我只是想问清楚退货的规定，他却说是我自己没看清楚说明，话还没有讲完他转身就走了，旁边还有好几位顾客都看见了，让人非常难堪。',
    },
    {
      product: '年度会员',
      words:
        '年度会员费被你们扣了两次，一次是三号，一次是五号，金额一模一样。我发现以后一个小时之内就在应用里取消了第二笔，页面上也显示取消成功，可是钱到现在都没有退回来，银行说要你们这边发起退款才行。',
    },
    {
      product: '暖风机 H20',
      words:
        '暖风机开了不到十分钟就开始冒烟，插头烫得根本没有办法用手碰。当时孩子就在房间里，我们赶紧拔掉插头，打开窗户通风，可是下面的地毯还是被烧出了一个巴掌大的洞，全家人都吓坏了，晚上都不敢再用别的电器。',
    },
  ],
};

const further: Record<Language, readonly string[]> = {
  en: [
    'I wrote to your chat on Monday and again on Wednesday; the first person promised a call within a day, and nobody called.',
    'I have kept the receipt, the box and two photographs and can send them to you today.',
    'I am a customer of many years and have never had to complain before.',
    'Please tell me by the end of this week what you are going to do and who is looking after it.',
    'An exchange or my money back would both be fine with me, but I would like a clear answer this time.',
  ],
  'zh-CN': [
    '星期一我在你们的在线客服里留过言，星期三又打了一次电话，第一位客服答应一天之内给我回电，结果到现在没有任何人联系我。',
    '购物小票、包装盒和两张照片我都留着，需要的话今天就可以发给你们。',
    '我是你们多年的老顾客了，以前从来没有投诉过，这次实在是没有别的办法。',
    '请在这个星期之内明确告诉我打算怎么处理，由谁来负责跟进，不要再让我一遍一遍地重复同样的事情。',
    '换一个新的或者退款我都可以接受，但是这一次希望能得到一个清楚的答复，而不是又一次让我继续等。',
    '我理解你们可能很忙，可是每次打电话都要排队二十分钟，接通以后又让我重新说一遍，真的很耽误时间。',
    '如果还是没有人处理，我只能去消费者协会反映情况了，希望不要走到那一步。',
    '以上内容都是事实，聊天记录和通话记录我也都有保存，随时可以提供给你们核对。',
  ],
};

/** A complaint of about 500 characters: a story and what people add to it. Each number has its own. */
export function complaintText(language: Language, number: number): Story {
  const own = stories[language];
  const story = own[number % own.length] ?? { product: '', words: '' };
  const added = further[language];
  const glue = language === 'en' ? ' ' : '';
  let words = story.words;
  for (let next = number; words.length < usualLength; next += 1)
    words += glue + (added[next % added.length] ?? added[0]);
  return { product: story.product, words: words.slice(0, usualLength).trimEnd() };
}

/** What a form would send: every second one in Chinese, one in six about a danger, each with an address of its own. */
export function submission(number: number): Submission & { customer: { email: string } } {
  const language = number % 2 === 0 ? 'en' : 'zh-CN';
  const { product, words } = complaintText(language, Math.floor(number / 2));
  return {
    customer: {
      name: language === 'en' ? `Emma Clarke ${number}` : `张伟 ${number}`,
      email: `customer-${number}@${customerDomain}`,
      language,
    },
    description: words,
    product,
    orderNumber: `2026-${String(100_000 + number)}`,
    channel: 'web',
  };
}

/** Mails to it are mails to customers; all others go to the staff. */
export const customerDomain = 'customer.example';
