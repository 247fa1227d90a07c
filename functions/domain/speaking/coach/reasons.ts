import type { Language } from '../../complaint/vocabulary.ts';
import type { FindingCode } from './findings.ts';

/** Why each finding matters, for whoever writes the reply, in the desk's language. */
export const reasons: Record<Language, Record<FindingCode, string>> = {
  en: {
    'observation-named': 'You say what happened, as the customer could have filmed it. They see that they were read.',
    'feeling-named': 'You name how it felt. Who is seen in that can listen to the rest.',
    'need-named': 'You name what matters to the customer; a solution is measured by that.',
    'request-made': 'You ask for something that the customer can do or answer. The talk goes on.',
    'sincerity-first': 'The apology, thanks or understanding comes before any explanation: it is heard as meant.',
    'step-dated': 'The next step has a date. The customer can stop wondering.',
    'customer-named': 'The customer is addressed by name.',
    'product-named': 'You say what it is about: this letter was not sent to everybody.',
    'observation-missing':
      'The coach finds nothing that says what happened. Without an observation the customer cannot tell whether you have read what they wrote.',
    'feeling-missing':
      'The coach finds no feeling named. "I see how disappointing that is" costs a line, and takes the heat out of the next one.',
    'need-missing':
      'The coach does not find what the customer needs. Two people can disagree about a solution and agree about a need.',
    'request-missing':
      'The coach finds nothing asked of the customer. A clear question or request gives them back a part in what happens.',
    'sincerity-missing':
      'The coach finds no apology, thanks or understanding that stands by itself. "Sorry, but …" and "any inconvenience" are not heard as one.',
    'solution-first':
      'An explanation or an offer comes before the apology. Put this after it: what is explained first sounds like an excuse.',
    'step-undated':
      'The coach finds no next step with a date or a span of time. "Soon" is a different day for each of you.',
    'customer-unnamed': 'The customer’s name is missing. A letter to nobody is answered by nobody.',
    'product-unnamed': 'What it is about is not named. The customer may have more than one matter with us.',
    blame:
      'This blames the customer. They will defend themselves instead of reading on. Say what can be seen, without "you should have".',
    jargon:
      'This is officialese. It speaks for the rules and not to a person; say it as you would say it across a table.',
    'empty-promise': 'Nobody can keep this promise, or say when it is kept. Promise what you do, and until when.',
    'personal-data':
      'This looks like personal data of somebody who is not the customer, or a number that has no place in a mail. Give the desk’s address or number instead.',
    'blank-left': 'A blank was not filled.',
  },
  'zh-CN': {
    'observation-named': '说清了发生的事，像镜头拍下的一样。顾客知道您读过了。',
    'feeling-named': '说出了对方的感受。被看见的人，才听得进后面的话。',
    'need-named': '说出了顾客在意的是什么，解决办法就有了尺子。',
    'request-made': '提出了顾客能做到、能回答的请求，话能接着谈下去。',
    'sincerity-first': '先致歉、感谢或体谅，再解释，对方会相信是真心的。',
    'step-dated': '下一步有日期，顾客不用再猜。',
    'customer-named': '称呼了顾客。',
    'product-named': '点明了是哪件产品或服务，不是群发的话。',
    'observation-missing': '没有看到发生了什么事的描述。不写观察，顾客看不出您有没有读过来信。',
    'feeling-missing': '没有看到对感受的体察。一句“换作是我也会失望”，下一封信的火气就小了。',
    'need-missing': '没有看到顾客需要什么。办法可以有分歧，需要往往是一致的。',
    'request-missing': '没有看到向顾客提出的请求。一个清楚的问题，让对方重新参与进来。',
    'sincerity-missing': '没有看到一句独立的致歉、感谢或体谅。“抱歉，但是……”“带来不便”不会被当成道歉。',
    'solution-first': '解释或方案写在了致歉前面。请移到后面：先解释，听起来像借口。',
    'step-undated': '没有看到带日期或期限的下一步。“尽快”在每个人心里是不同的一天。',
    'customer-unnamed': '没有称呼顾客。不知写给谁的信，没有人愿意回。',
    'product-unnamed': '没有点明产品或服务。顾客可能不止一件事找我们。',
    blame: '这句在责怪顾客，对方会忙着辩解，读不下去。请只写看得到的事实，不写“您应该”。',
    jargon: '这是套话、官话，是替规定说话，不是对人说话。请写成当面会说的话。',
    'empty-promise': '这样的承诺谁也兑现不了，或说不出何时兑现。请承诺做什么、到哪天。',
    'personal-data': '这里像是别人的个人信息，或不该写进邮件的号码。请改用客服的电话或邮箱。',
    'blank-left': '这里还有空没有填。',
  },
};
