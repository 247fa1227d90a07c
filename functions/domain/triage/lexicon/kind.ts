import type { LexiconRow } from '../scan.ts';

/**
 * What the writer is doing. `praise` thanks or commends; `courtesy` is the thanks that ends any letter and proves
 * nothing; `wish` suggests; `request` asks to do something about
 * the writer's own case, `question` only asks; `demand` is a complaint's word.
 */
export type Act = 'praise' | 'courtesy' | 'wish' | 'request' | 'question' | 'demand';

export const act: readonly LexiconRow<Act>[] = [
  {
    says: 'praise',
    terms: `
      表扬|感谢|致谢|致敬|点赞|点个赞|好评|夸一夸|夸一下|夸夸|夸奖|锦旗|感激|为你们点赞|送上感谢|衷心感谢|非常感谢
      特别感谢|谢谢你们的|谢谢您的|谢谢小|请转达|请代我|必须点赞|太感谢|好样的|给力|真棒|棒棒
      praise|commend|commendation|compliment|compliments|kudos|shout out|shout-out|shoutout|grateful|gratitude
      thank you for|thanks for|thanks to|many thanks to|big thank you|thank you to|a huge thank you
      want to thank|would like to thank|appreciate|appreciated|appreciation|pass on my thanks|please thank
      hats off|well done|credit to|keep up the good work|please pass on|five stars|5 stars|what a star
      star of the day|a real gem|top notch|top-notch|bravo|10/10|ten out of ten|made my day|hats off to
    `,
  },
  {
    says: 'courtesy',
    terms: `
      谢谢|多谢|先谢谢|先感谢|提前感谢|感谢配合|感谢理解|感谢回复|感谢处理|感谢您的回复|感谢您的处理
      感谢你们的回复|感谢支持|万分感谢|不胜感激
      thanks|thank you|thanks in advance|thank you in advance|many thanks|cheers|thank you for your time
      thank you for your attention|thank you for your help in advance|thank you for looking into
      thank you for reading|thank you for your consideration|thanks for looking into|thanks for reading
      thanks for your time|thanks for your help in advance|would appreciate|would be grateful|i'd appreciate
      i'd be grateful|appreciate it if|appreciate if|be appreciated|thanks for nothing|thank you for nothing
    `,
  },
  {
    says: 'wish',
    terms: `
      建议|提议|提个建议|小建议|希望能|希望可以|希望增加|希望以后|希望贵公司|希望你们可以|希望你们能|希望有
      希望推出|希望今后|期待|期望|要是能|如果能|如果可以|若能|能否增加|可否增加|能不能增加|可不可以增加|能否推出
      可以考虑|不妨|盼望|更好了|就好了|可以给|可以加|可以增加|可以出|要是支持|要是有|如果有|多开|多设|多加
      加一个|增设|考虑增加|希望考虑|请考虑|盼
      suggest|suggestion|suggestions|suggesting|it would be nice|would be nice|would be great if
      would be good if|would be helpful if|would be lovely if|would be wonderful if|would be great to
      would be nice to|would be lovely to|would be good to|could you add|could you consider|please consider
      consider adding|please add|feature request|maybe you could|perhaps you could|have you thought about
      have you considered|would be helpful to|you might want to add|my idea|i wish|i would love|i'd love
      would love to see|i recommend adding|recommend that you|how about|why not add|why not offer|i propose
      hope you can add|hope to see|i hope you will add|may i suggest|i'd like to suggest|would be great
      would be good|would be lovely|would be useful|would be handy|could the|what about a|how about a
      any chance of|is there a way to add|an option to|wishlist
    `,
  },
  {
    says: 'request',
    terms: `
      请帮|请帮忙|帮忙看|帮忙查|帮忙处理|帮我查|帮我看|尽快处理|尽快解决|尽快回复|尽快退|尽快发货|尽快联系|请尽快|查一下|请核实|请处理
      请解决|请回复|请联系|希望尽快|希望你们尽快|希望能尽快|希望可以尽快|希望能给|希望给|希望退|希望能退|希望赔
      希望处理|希望能处理|希望解决|希望能解决|希望回复|怎么办|什么时候|何时
      please help|please check|please look into|please advise|please contact|please call|please reply
      please respond|please fix|please resolve|please send|could you check|could you look into|could you help
      can you check|can you help|can you tell|when will|where is|what is happening
    `,
  },
  {
    says: 'question',
    terms: `
      麻烦|请问|问一下|咨询|想知道
      i would like to know|let me know|please let me know|look into|could you please|can you please
    `,
  },
  {
    says: 'demand',
    terms: `
      投诉|举报|维权|差评|要求退|我要退|要退货|要求赔|要求道歉|要求处理|要求解决|要求给|必须给|给个说法|讨个说法
      给我退|退我钱|还我钱|赔偿|必须道歉|向我道歉|给我道歉|给个解释|给个交代
      complain|complaint|complaints|complaining|demand|demanding|refund|my money back|compensation|compensate
      apology|apologise|apologize|explanation|i expect|unacceptable|hold you
    `,
  },
];
